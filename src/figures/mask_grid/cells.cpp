#include "figures/mask_grid/cells.h"

#include "figures/mask_grid/words.h"
#include "model/mask/grid.h"

#include <algorithm>

namespace attnfig {
namespace marks = mask_marks;
namespace {

constexpr Length field_radius = Length::px(4);
/// Smaller cells have no lines between them, and no frame around a row of them.
constexpr Length least_lined = Length::px(5);
/// Around the row of the last query, so that its frame stands on the ground.
constexpr Length frame_gap = Length::px(3);
constexpr Length cached_gap = Length::px(3);
constexpr Length cached_height = Length::px(4);

Item rectangle(const Mark& mark, const Rect& rect) {
  return {.mark = mark,
          .shape = Polygon{{rect.at,
                            {rect.right(), rect.top()},
                            {rect.right(), rect.bottom()},
                            {rect.left(), rect.bottom()}}}};
}

std::int64_t count(Position position) {
  return static_cast<std::int64_t>(position);
}

/// The scores of a cell that are computed, and the reason for most of them.
struct Share {
  UInt128 read = 0;
  UInt128 of = 0;  // 0: no score is computed
  std::size_t reason = 0;

  bool is_part() const { return of != 0 && read != of; }

  friend bool operator==(const Share&, const Share&) = default;
};

std::int64_t root(UInt128 square) {
  UInt128 low = 0;
  UInt128 high = UInt128{1} << 32;
  while (low + 1 < high) {
    const UInt128 middle = (low + high) / 2;
    (middle * middle <= square ? low : high) = middle;
  }
  return static_cast<std::int64_t>(low);
}

/// The pairs of a query and a key in a square; the last ones may be smaller.
UInt128 pairs_of(const BlockScores& sums, const Rectangle& area, std::size_t square) {
  const auto side = [&](Position index, Position end) {
    return std::min((index + 1) * sums.block, end) - index * sums.block;
  };
  return UInt128{side(square / sums.columns, area.queries)} *
         side(square % sums.columns, area.keys);
}

std::vector<Share> single_scores(const Mask& mask) {
  std::vector<Share> shares;
  for (const std::uint8_t cell : cells_of(mask).cells)
    shares.push_back(cell == 0 ? Share{} : Share{1, 1, cell - std::size_t{1}});
  return shares;
}

/// What each further reason adds to the scores of a cell is its own part.
std::vector<Share> summed_scores(const Mask& mask) {
  std::vector<Share> shares;
  std::vector<UInt128> most;
  Mask first = mask;
  first.reasons.clear();
  for (std::size_t reason = 0; reason < mask.reasons.size(); ++reason) {
    first.reasons.push_back(mask.reasons[reason]);
    const BlockScores sums = summed(first, most_cells);
    shares.resize(sums.scores.size());
    most.resize(sums.scores.size());
    for (std::size_t i = 0; i < shares.size(); ++i) {
      const UInt128 added = sums.scores[i].count() - shares[i].read;
      if (most[i] < added) most[i] = added, shares[i].reason = reason;
      shares[i].read += added;
    }
    if (reason + 1 == mask.reasons.size())
      for (std::size_t i = 0; i < shares.size(); ++i)
        if (shares[i].read != 0) shares[i].of = pairs_of(sums, mask.area, i);
  }
  return shares;
}

std::vector<Share> stated_weights(const std::vector<Weights>& weights) {
  std::vector<Share> shares;
  for (const Weights& query : weights)
    for (const KeyWeight& weight : query)
      shares.push_back(weight.parts == 0 ? Share{} : Share{weight.parts, KeyWeight::whole, 0});
  return shares;
}

std::vector<Share> shares_of(const MaskPanel& panel, const ShownCells& cells) {
  if (!panel.weights.empty()) return stated_weights(panel.weights);
  return cells.is_summed() ? summed_scores(panel.drawn.mask) : single_scores(panel.drawn.mask);
}

/// A grid on its way: cells of a side, the first one inside of the ground's padding.
struct GridPicture {
  const MaskPanel& panel;
  ShownCells cells;
  Length side;
  Picture picture = {};

  bool has_frame = is_framed(panel, side);

  Length right_of(Position columns) const { return field_padding + side * count(columns); }
  Length top_of(Position row) const {
    return field_padding + side * count(row) +
           (has_frame && row + 1 == cells.rows ? frame_gap : Length());
  }
  Length bottom() const { return top_of(cells.rows - 1) + side; }
  Rect cells_at(Position row, const Interval& columns) const {
    return {{right_of(columns.first), top_of(row)},
            {side * count(columns.end - columns.first), side}};
  }

  void draw_field() {
    picture.size = {right_of(cells.columns) + field_padding, bottom() + field_padding};
    add(picture, {.mark = marks::field, .shape = Box{{{}, picture.size}, field_radius}});
  }

  /// Whole cells that are neighbours in a row are one rectangle; lines between them are drawn
  /// later.
  void draw_reasons() {
    const std::vector<Share> shares = shares_of(panel, cells);
    const auto at = [&](Position row, Position column) -> const Share& {
      return shares[static_cast<std::size_t>(row * cells.columns + column)];
    };
    for (std::size_t reason = 0; reason < panel.series.size(); ++reason)
      for (Position row = 0; row < cells.rows; ++row)
        for (Position first = 0; first < cells.columns;) {
          Position end = first + 1;
          const Share& share = at(row, first);
          if (share.reason == reason && share.is_part()) {
            draw_run(panel.series[reason], inside(cells_at(row, {first, end}), share));
          } else if (share.reason == reason && share.of != 0) {
            while (end < cells.columns && at(row, end) == share) ++end;
            draw_run(panel.series[reason], cells_at(row, {first, end}));
          }
          first = end;
        }
  }

  /// The square in the middle of a cell whose area is a share of it; one too small to see has a
  /// least side.
  Rect inside(const Rect& cell, const Share& share) const {
    const auto full = static_cast<UInt128>(side.hundredths());
    const auto own = Length::hundredths(root(full * full * share.read / share.of));
    const Length shown = std::max(own, std::min(Length::px(1), side / 2));
    const Length gap = (side - shown) / 2;
    return {{cell.left() + gap, cell.top() + gap}, {shown, shown}};
  }

  void draw_run(int series, const Rect& rect) {
    Item item = rectangle(marks::cell, rect);
    item.series = series;
    item.stands_for = {{"reason", series}};
    add(picture, std::move(item));
  }

  void draw_lines() {
    if (side < least_lined) return;
    const auto line = [&](Point from, Point to) {
      add(picture, {.mark = marks::lines, .shape = Polyline{{from, to}}});
    };
    for (Position column = 1; column < cells.columns; ++column)
      line({right_of(column), field_padding}, {right_of(column), bottom()});
    for (Position row = 1; row < cells.rows; ++row)
      line({field_padding, top_of(row)}, {right_of(cells.columns), top_of(row)});
  }

  /// A frame around the row, which starts in the middle of a side so that all corners are joined.
  void draw_last_query() {
    if (!has_frame) return;
    const Rect row = cells_at(cells.rows - 1, {0, cells.columns});
    constexpr Length out = frame_gap / 2;
    const Length left = row.left() - out;
    const Length right = row.right() + out;
    const Length top = row.top() - out;
    const Length end = row.bottom() + out;
    const Point start = {left, (top + end) / 2};
    const Mask& mask = panel.drawn.mask;
    add(picture,
        {.mark = marks::last_query,
         .stands_for = {{"query", static_cast<int>(mask.area.offset + mask.area.queries)}},
         .shape = Polyline{{start, {left, top}, {right, top}, {right, end}, {left, end}, start}}});
  }

  void draw_cached() {
    if (!panel.drawn.numbers.cached) return;
    const Length top = picture.size.height + cached_gap;
    const auto is_cached = [&](Position column) {
      const Interval keys = {column * cells.tile, (column + 1) * cells.tile};
      return cached_keys_within(panel.drawn.mask, keys) != Tokens(0);
    };
    for (Position first = 0; first < cells.columns; ++first) {
      Position end = first;
      while (end < cells.columns && is_cached(end)) ++end;
      if (first < end)
        add(picture, rectangle(marks::cached, {{right_of(first), top},
                                               {side * count(end - first), cached_height}}));
      first = end;
    }
    picture.size.height = top + cached_height;
  }
};

}  // namespace

ShownCells shown_cells(const Mask& mask) {
  const Rectangle& area = mask.area;
  const Position longest = std::max(area.queries, area.keys);
  if (longest <= most_cells) return {area.queries, area.keys};
  Position tile = mask.tile;
  const auto tiles = [&](Position side) { return (side + tile - 1) / tile; };
  while (most_cells < tiles(longest)) tile *= 2;
  return {tiles(area.queries), tiles(area.keys), tile};
}

bool is_framed(const MaskPanel& panel, Length side) {
  const ShownCells cells = shown_cells(panel.drawn.mask);
  return least_lined <= side && cells.rows != 1 && !cells.is_summed() &&
         panel.drawn.numbers.cached.has_value();
}

std::string summed_text(const Words& words, const ShownCells& cells) {
  return with_count(with_count(words[mask_word::summed], cells.tile), cells.tile);
}

bool has_entries(const Mask& mask) {
  return std::any_of(mask.reasons.begin(), mask.reasons.end(),
                     [](const Reason& reason) { return reason.rule->name == "compressed"; });
}

Point middle_of_cell(const MaskPanel& panel, Length side, Position row, Position column) {
  const GridPicture grid{panel, shown_cells(panel.drawn.mask), side};
  const Rect cell = grid.cells_at(row, {column, column + 1});
  return {cell.left() + side / 2, cell.top() + side / 2};
}

Picture draw_cells(const MaskPanel& panel, Length side) {
  GridPicture grid{panel, shown_cells(panel.drawn.mask), side};
  grid.draw_field();
  grid.draw_reasons();
  grid.draw_lines();
  grid.draw_last_query();
  grid.draw_cached();
  return std::move(grid.picture);
}

}  // namespace attnfig
