#pragma once

#include "painted/geometry.h"

#include <string_view>

namespace attnfig::painted {

/// A path's data as chains of straight pieces. Curves and arcs are cut finely enough to keep the
/// pieces short beside their size. As SVG 2 (9.5.4) asks, the part before an error is kept;
/// `complete` is false then. At most `most` points are made.
struct PathData {
  std::vector<Chain> chains;
  bool complete = true;
};
PathData read_path(std::string_view data, std::size_t most);

/// A circle or an ellipse, cut into straight pieces.
Chain ellipse(Vec centre, Vec radii);

}  // namespace attnfig::painted
