#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace attnfig {

/// Layers in a row of one kind.
struct PatternRun {
  std::size_t layers = 0;
  std::size_t kind = 0;

  friend bool operator==(const PatternRun&, const PatternRun&) = default;
};

/// An order of layers as a spec writes it: `first`, then `cycle` again and again, cut off where
/// `last` begins.
struct LayerPattern {
  std::vector<PatternRun> first;
  std::vector<PatternRun> cycle;
  std::vector<PatternRun> last;

  friend bool operator==(const LayerPattern&, const LayerPattern&) = default;
};

/// The pattern with the fewest runs that gives the order; of several, the one with the shortest
/// `first`, then with the shortest cycle. Cycles of up to 64 layers after up to 8 others are tried;
/// if none repeats, the cycle is the whole order.
LayerPattern find_pattern(const std::vector<std::size_t>& order);

}  // namespace attnfig
