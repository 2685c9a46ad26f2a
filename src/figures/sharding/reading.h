#pragma once

#include "figures/sharding/device.h"

// The query heads of a device over what they read.

namespace attnfig {

/// Whether each query head has a copy of its own, so that copies need no numbers.
bool is_one_to_one(const ShardingPlan& plan);

/// Whether boxes are of several copies, which a caption says.
bool is_joined(const ShardingInput& in, std::size_t device, Length width);

/// The width that heads and what they read need.
Length reading_width(const ShardingInput& in);

/// Heads, what they read, and lines between.
Picture draw_reading(const ShardingInput& in, std::size_t device, Length width);

}  // namespace attnfig
