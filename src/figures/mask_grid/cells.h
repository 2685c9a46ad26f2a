#pragma once

#include "figures/mask_grid/mask_grid.h"

namespace attnfig {

/// The cells of a mask as the figure shows them: one a score, or a square of scores.
struct ShownCells {
  Position rows = 0;
  Position columns = 0;
  Position tile = 1;  // queries and keys on the side of a cell

  bool is_summed() const { return tile != 1; }
};

ShownCells shown_cells(const Mask& mask);

/// Whether its columns are entries that stand for several keys.
bool has_entries(const Mask& mask);

/// Whether the last query has a frame: the row that a decoder computes next, if it can be seen.
bool is_framed(const MaskPanel& panel, Length side);

/// The middle of a cell in what `draw_cells` draws.
Point middle_of_cell(const MaskPanel& panel, Length side, Position row, Position column);

/// Around the cells of a grid.
constexpr Length field_padding = Length::px(3);

/// "a cell: 256 × 256 scores".
std::string summed_text(const Words& words, const ShownCells& cells);

/// The grid of a mask with cells of a side: its ground, the cells, the lines between them, a frame
/// around the last query and marks under the keys that stay cached. The area of a cell is the share
/// of its scores that are computed, in the colour of the reason that has most of them.
Picture draw_cells(const MaskPanel& panel, Length side);

}  // namespace attnfig
