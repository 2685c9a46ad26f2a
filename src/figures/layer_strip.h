#pragma once

#include "figures/figure.h"

namespace attnfig {

/// All layers of a layout in their order, a cell each, and a legend of their kinds with counts and
/// with how each kind keeps tokens:
///
///   ▮▮▮▮▮▯▮▮▮▮▮▯▮▮▮▮▮▯
///   ▮ 15 local, window 1,024
///   ▯ 3 global
///
/// A layout of one kind whose layers all own a cache has no cells, and a line of text only where
/// there is something to say: a window, or layers that run several times.
Picture draw_layers(const Canvas& canvas, const Attention& layout);

/// What that shows in numbers.
std::vector<std::string> describe_layers(const Canvas& canvas, const Attention& layout);

}  // namespace attnfig
