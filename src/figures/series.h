#pragma once

#include <cstddef>

namespace attnfig {

/// The things without a role that one figure tells apart by colour: a theme has inks for as many
/// (`Theme::series`).
inline constexpr std::size_t most_series = 6;

}  // namespace attnfig
