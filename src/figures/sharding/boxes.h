#pragma once

#include "figures/sharding/device.h"

// Boxes of what devices hold.

namespace attnfig {

/// The gap between the boxes of a copy.
constexpr Length least_gap = Length::px(4);
/// Boxes that have room for more are not wider.
constexpr Length most_box = Length::px(120);

/// The label of one copy, or of several if there is no number.
RichText label_of(const Words& words, const ShardedTensor& tensor, Role role, UInt128 number);

/// The width that a label's box needs.
Length label_width(const ShardingInput& in, const RichText& text);

/// A box with a label for each role of a tensor, side by side.
Picture draw_boxes(const ShardingInput& in, const ShardedTensor& tensor, const Portion& portion,
                   bool is_copy, Length width);

/// The same of what heads read.
Picture draw_read(const ShardingInput& in, const Portion& portion, bool is_copy, Length width);

/// The width that the boxes of one copy of what heads read need.
Length read_width(const ShardingInput& in);

/// A rail over boxes side by side, from which lines go to each; returns where lines to the boxes
/// end: one box alone has none.
Length add_rail(Picture& on, Point at, Length width, Length gap, std::int64_t roles);

}  // namespace attnfig
