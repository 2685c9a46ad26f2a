#pragma once

#include "figures/layer_stack/layer_stack.h"

namespace attnfig {

/// The look of a kind's layers: colour by what is cached, height by how far back it sees, cut into
/// as many pieces as the kinds so far that look alike. At most three can be told apart.
struct Look {
  Mark mark = layer_stack_marks::key;
  Length height = {};
  bool is_dot = false;  // it keeps one state, whatever it has seen
  int pieces = 1;

  friend bool operator==(const Look&, const Look&) = default;
};

/// One for each kind of layers. Layers that see every token have the whole height; spans have their
/// order, each as far from the next as that.
std::vector<Look> looks_of(const Metrics& metrics, const Attention& layout);

/// One layer: its kind, and whether it reads the cache of an earlier layer.
struct Cell {
  std::size_t kind = 0;
  bool borrows = false;

  friend bool operator==(const Cell&, const Cell&) = default;
};

/// All layers in order.
std::vector<Cell> cells_of(const Attention& layout);

std::int64_t sharing(const std::vector<Cell>& cells);

/// Whether the layers differ, so that they are worth drawing under a map.
bool layers_differ(const Attention& layout);

/// Layers that stand in one line, counted from 0.
struct Line {
  std::size_t from = 0;
  std::size_t to = 0;
};

/// Lines of layers, the first one the longest; between the last two, layers may be left out.
struct Lines {
  std::vector<Line> all = {};
  std::size_t left_out = 0;
  std::size_t period = 1;  // the layers after which the pattern repeats

  std::size_t longest() const { return all.front().to; }
};

/// Lines are of equal length, of at most so many layers, and hold whole periods, so that equal
/// layers stand in columns.
Lines lines_of(const std::vector<Cell>& cells, std::size_t longest);

}  // namespace attnfig
