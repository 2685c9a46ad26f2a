#pragma once

#include "model/mask/mask.h"

#include <span>

// One row of a mask in tiles, for counting and for drawing.

namespace attnfig {

/// A mask of tiles as one of tokens: all sides are divided by the tile.
Mask in_tiles(const Mask& mask);

/// The masks of the packed documents; the mask itself where there are none.
std::vector<Mask> documents_of(const Mask& mask);

/// The keys that a query reads for some reasons.
std::vector<KeyRun> keys_of(std::span<const Reason> reasons, const Rectangle& area, Position query);

/// The keys, or starts of chunks, from which the sample of a query is drawn, in ascending order.
std::vector<Position> candidates(const Mask& mask, Position query);

/// How many there are.
Position count_candidates(const Mask& mask, Position query, const std::vector<KeyRun>& runs);

/// Whether BigBird's code does not draw a tile for a row, although it would be free: the second row
/// never draws the last column but one, and the last row but one never the second column.
bool is_banned(const Rectangle& area, Position query, Position key);

}  // namespace attnfig
