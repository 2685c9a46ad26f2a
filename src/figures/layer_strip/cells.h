#pragma once

#include "figures/layer_strip/layer_strip.h"

namespace attnfig {

/// The look of a kind's cells: colour and shape for the cached tensors, cut into as many pieces as
/// the kinds so far that look alike. At most three can be told apart.
struct Look {
  Mark mark = layer_strip_marks::full;
  int pieces = 1;

  friend bool operator==(const Look&, const Look&) = default;
};

/// One for each kind of layers.
std::vector<Look> looks_of(const Attention& layout);

/// One layer: its kind, and whether it reads the cache of an earlier layer.
struct Cell {
  std::size_t kind = 0;
  bool borrows = false;

  friend bool operator==(const Cell&, const Cell&) = default;
};

/// All layers in order. In each kind, ceil((layers − sharing) / shared_by) layers own a cache: the
/// first of each run of `shared_by`, but for the last ones, which read an earlier cache.
std::vector<Cell> cells_of(const Attention& layout);

std::int64_t sharing(const std::vector<Cell>& cells);

/// Whether the layers differ, so that cells are worth drawing.
bool has_cells(const Attention& layout);

/// Layers that stand in one line, counted from 0.
struct Line {
  std::size_t from = 0;
  std::size_t to = 0;
};

/// Lines of cells, the first one the longest; between the last two, layers may be left out.
struct Lines {
  std::vector<Line> all = {};
  std::size_t left_out = 0;

  std::size_t longest() const { return all.front().to; }
};

/// Lines are of equal length, of at most so many cells, and hold whole periods, so that equal
/// layers stand in columns.
Lines lines_of(const std::vector<Cell>& cells, std::size_t longest);

}  // namespace attnfig
