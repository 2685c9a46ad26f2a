#include "model/mask/grid.h"

#include "model/mask/count.h"
#include "model/mask/rows.h"
#include "model/sample.h"

#include <algorithm>

namespace attnfig {
namespace {

/// A stretch of cells in a row of tiles.
void fill(MaskGrid& grid, Position query, const Interval& keys, std::size_t mark) {
  for (Position key = keys.first; key < std::min(keys.end, grid.keys); ++key) {
    std::uint8_t& cell = grid.cells[static_cast<std::size_t>(query * grid.keys + key)];
    if (cell == 0) cell = static_cast<std::uint8_t>(mark);
  }
}

void fill_run(MaskGrid& grid, Position query, const KeyRun& run, std::size_t mark) {
  const Position end = std::min(run.end, grid.keys);
  for (Position first = run.first; first < end; first += run.step)
    fill(grid, query, {first, std::min(first + run.width, end)}, mark);
}

/// The cells of a mask without tiles and documents.
MaskGrid tiles_of(const Mask& mask, SplitMix64& numbers) {
  const Rectangle& area = mask.area;
  MaskGrid grid{area.queries, area.keys};
  grid.cells.resize(static_cast<std::size_t>(area.queries * area.keys));
  for (Position k = 0; k < area.queries; ++k) {
    std::size_t mark = 0;
    for (const Reason& reason : mask.reasons) {
      ++mark;
      for (const KeyRun& run : keys_of({&reason, 1}, area, area.offset + k))
        fill_run(grid, k, run, mark);
    }
    if (!mask.sample) continue;
    for (const Position first :
         choose(numbers, candidates(mask, area.offset + k), mask.sample->count))
      fill(grid, k, {first, first + mask.sample->chunk}, mark + 1);
  }
  return grid;
}

/// Copies cells into a grid at a place, each as a square of so many a side.
void place(MaskGrid& grid, const MaskGrid& tiles, Position at, Position tile) {
  for (Position query = 0; query < tiles.queries * tile; ++query)
    for (Position key = 0; key < tiles.keys * tile; ++key)
      grid.cells[static_cast<std::size_t>((at + query) * grid.keys + at + key)] =
          tiles.at(query / tile, key / tile);
}

}  // namespace

MaskGrid cells_of(const Mask& mask) {
  MaskGrid grid{mask.area.queries, mask.area.keys};
  grid.cells.resize(static_cast<std::size_t>(grid.queries * grid.keys));
  SplitMix64 numbers(mask.sample ? mask.sample->seed : 0);
  Position at = 0;
  for (const Mask& document : documents_of(mask)) {
    place(grid, tiles_of(in_tiles(document), numbers), at, mask.tile);
    at += document.area.queries;
  }
  return grid;
}

BlockScores summed(const Mask& mask, Position most) {
  BlockScores sums{.block = mask.tile};
  const Position longest = std::max(mask.area.queries, mask.area.keys);
  while (most < (longest + sums.block - 1) / sums.block) sums.block *= 2;
  const auto blocks = [&](Position side) { return (side + sums.block - 1) / sums.block; };
  sums.rows = blocks(mask.area.queries);
  sums.columns = blocks(mask.area.keys);
  const auto span = [&](Position block, Position side) -> Interval {
    return {block * sums.block, std::min((block + 1) * sums.block, side)};
  };
  for (Position down = 0; down < sums.rows; ++down)
    for (Position across = 0; across < sums.columns; ++across)
      sums.scores.push_back(
          scores_within(mask, span(down, mask.area.queries), span(across, mask.area.keys)));
  return sums;
}

}  // namespace attnfig
