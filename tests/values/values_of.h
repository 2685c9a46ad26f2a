#pragma once

#include "input/node.h"

#include <string>
#include <string_view>
#include <vector>

namespace attnfig::values {

/// A value of a file, and the bytes that spell it.
struct Spot {
  std::string path;  // "panels[1].layout"
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// Every value that a text spells, the root first. Left out are those whose end is not plain from
/// their tree: what holds nothing, and texts that are folded, escaped or over several lines.
std::vector<Spot> values_of(std::string_view text, const Node& root);

}  // namespace attnfig::values
