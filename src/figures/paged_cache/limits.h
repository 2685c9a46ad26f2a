#pragma once

#include <cstdint>

namespace attnfig {

/// Blocks that the panels of all steps may draw: a figure has some 1,500 elements at most.
inline constexpr std::uint64_t most_in_steps = 320;

/// Logical blocks that a figure can draw, as small cells.
inline constexpr std::uint64_t most_drawn_blocks = 1'024;

}  // namespace attnfig
