#pragma once

#include "model/mask/mask.h"

namespace attnfig {

/// The cells of a small mask, row after row.
struct MaskGrid {
  Position queries = 0;
  Position keys = 0;
  /// 0: the query does not read the key; r: for the r-th reason, counted from 1; one more than
  /// there are reasons: by the sample.
  std::vector<std::uint8_t> cells = {};

  std::uint8_t at(Position query, Position key) const {
    return cells[static_cast<std::size_t>(query * keys + key)];
  }

  friend bool operator==(const MaskGrid&, const MaskGrid&) = default;
};

/// Needs fewer than 255 reasons. A sample is drawn row after row, so that the cells of a seed are
/// known for whole masks alone.
MaskGrid cells_of(const Mask& mask);

/// Scores of squares of queries and keys.
struct BlockScores {
  Position block = 1;  // queries and keys a side; the last ones may be fewer
  Position rows = 0;
  Position columns = 0;
  std::vector<Scores> scores = {};  // row after row
};

/// A mask summed to at most so many squares a side, if it is too large to draw its cells. The side
/// of a square is the smallest power of two of tiles that does. Needs a mask without sample and
/// documents.
BlockScores summed(const Mask& mask, Position most);

}  // namespace attnfig
