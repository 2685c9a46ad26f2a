#pragma once

#include "figures/head_map/head_map.h"
#include "figures/head_map/head_row.h"
#include "figures/head_map/roles.h"

namespace attnfig {

/// The content of one panel's rows.
struct PanelRows {
  MapInput input;
  const Block* block = nullptr;  // null: no head reads anything, so there are no rows
  BlockTensors tensors = {};
  HeadRow heads = {};
};

/// One for each panel.
std::vector<PanelRows> all_panel_rows(const MapInput& input, std::span<const PanelPlan> plans);

/// Where the rows of panels side by side stand, so that they share one grid:
///
///   query    ▢ ▢ ▢ … ▢
///   read     ▢ ▢ ▢ … ▢      keys, keys and values in one, or states
///   shared   ▭▭▭▭▭▭▭ ▭      what keys and values are made from, if any panel has that
///   value    ▢ ▢ ▢ … ▢      if values have a row of their own
struct Rows {
  bool has_shared = false;
  bool values = false;
  Length read = {};
  Length shared = {};
  Length value = {};
  Length height = {};
};

Rows lay_out_rows(const MapInput& input, const std::vector<PanelRows>& panels);

/// The label before a row, for all these panels: the words for their tensors, one a line.
struct RowLabel {
  std::vector<std::string> lines;
  Length row;  // the top of its boxes
};
std::vector<RowLabel> row_labels(const MapInput& input, const std::vector<PanelRows>& panels,
                                 const Rows& rows);

/// The heads and tensors of the block that a layout draws, as wide as they are, as high as the
/// rows; nothing where nothing is cached.
Picture draw_rows(const PanelRows& panel, const Rows& rows);

/// Boxes of the other cached tensors of a block, in lines as wide as the row of shared tensors.
Picture draw_other_cached(const PanelRows& panel);

}  // namespace attnfig
