#pragma once

#include "figures/head_map/panel_rows.h"

namespace attnfig {

/// The query heads of a panel, laid out.
HeadRow heads_of(const MapInput& input, const PanelContent& content, int step, Length room);

/// The label of a group's box: "K₈".
RichText copy_label(const CopyBox& box, UInt128 groups, UInt128 q_heads, UInt128 group);

/// The boxes of a group side by side at a height, with a small gap, as wide as the group allows.
std::vector<Rect> copy_boxes(const MapInput& input, const HeadRow& heads, const DrawnGroup& group,
                             const std::vector<CopyBox>& boxes, Length y);

/// The shared tensors that a tensor is projected from, by their places in the row.
std::vector<std::size_t> sources_of(const PanelContent& content, const Tensor& projected);

/// The number of tensors that heads share, whose lines run on rails of their own.
std::size_t rails_of(const PanelContent& content);

/// Boxes as wide as their elements, in a row at y whose middle is x, and at most as wide as a room.
std::vector<Rect> source_boxes(const MapInput& input, const PanelContent& content, Length x,
                               Length y, Length room);

/// Draws the boxes, with name and size, or size, where there is room for it.
void draw_sources(Picture& on, const MapInput& input, const PanelContent& content,
                  const std::vector<Rect>& boxes);

/// Lines from what heads share up to the boxes that are projected from it, each on its own rail in
/// its own colour:
///
///   ┊K┊V┊ ┊K┊V┊
///    ↑↑ ↑  ↑↑ ↑
///    │┴─┴─┬┴│─┴
///    └────│─┴──┐
///       ▭▭▭▭▭  ▭
void draw_rails(Picture& on, const MapInput& input, const PanelContent& content,
                const HeadRow& heads, const Rows& rows, const std::vector<Rect>& sources);

}  // namespace attnfig
