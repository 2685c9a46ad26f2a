// Caches as large numbers over bars, each under a column of the page.

#include "figures/caches/card.h"

#include <algorithm>

namespace attnfig {
namespace marks = summary_marks;
namespace {

Picture numbers(const CacheInput& input, const EntryPlan& entry) {
  const int accent = entry.accent;
  const Metrics& metrics = input.metrics;
  const Picture value =
      text_block(entry.value, {marks::amount, accent, metrics[metric::title_size], Weight::bold},
                 input.text_width(), Align::middle);
  const Picture label = text_block(entry.label, {marks::entry, accent, metrics[metric::text_size]},
                                   input.text_width(), Align::middle);
  return above({value, label}, Length(), Align::middle);
}

/// Whether entries stand under the panels; if not, they share the panels' width evenly.
bool under_panels(const CacheInput& input) {
  return input.caches.entries.size() == input.columns;
}

Prepared widths(const CacheInput& input, const std::vector<Picture>& columns) {
  const Metrics& metrics = input.metrics;
  Length widest = under_panels(input) ? metrics[metric::bar_width] : metrics[metric::bar_width] / 2;
  for (const Picture& column : columns) widest = std::max(widest, column.size.width);
  widest = widest + metrics[metric::panel_padding] * 2;
  const auto entries = static_cast<std::int64_t>(input.caches.entries.size());
  const Length longest_word = summary_title(input, Align::middle, Length()).size.width;
  const Length title = longest_word + input.card_padding() * 2;
  if (under_panels(input)) return {.column_width = widest, .width = title, .draw = {}};
  return {.width = std::max(title, widest * entries), .draw = {}};
}

Picture draw_columns(const CacheInput& input, const std::vector<Picture>& columns,
                     const Grid& grid) {
  const Metrics& metrics = input.metrics;
  const Length room = grid.width();
  const Picture title = summary_title(input, Align::middle, room - input.card_padding() * 2);
  Picture card;
  place(card, title, {(room - title.size.width) / 2, Length()});

  const Length top = card.size.height + metrics[metric::entry_gap] / 2;
  Length tallest;
  for (const Picture& column : columns) tallest = std::max(tallest, column.size.height);
  const auto count = static_cast<std::int64_t>(columns.size());
  const Length longest =
      std::min(metrics[metric::bar_width], room / count - metrics[metric::panel_padding] * 2);
  const Length bar_top = top + tallest + metrics[metric::entry_gap] / 2;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const Length even = room * (2 * static_cast<std::int64_t>(i) + 1) / (2 * count);
    const Length centre = under_panels(input) ? grid.centre(i) - grid.start : even;
    place(card, columns[i], {centre - columns[i].size.width / 2, top});
    add(card, draw_bar(input, i, {centre - longest / 2, bar_top}, longest));
  }
  card.size.height = bar_top + metrics[metric::bar_height];
  return summary_card(input, grid, std::move(card));
}

Prepared prepare(const DrawInput& page, const CachePlan& plan) {
  if (page.is_stacked()) return prepare_list(page, plan);
  const CacheInput input{page, plan};
  std::vector<Picture> columns;
  for (const EntryPlan& entry : plan.entries) columns.push_back(numbers(input, entry));
  Prepared prepared = widths(input, columns);
  prepared.draw = [input, columns = std::move(columns)](const Grid& grid) {
    return draw_columns(input, columns, grid);
  };
  return prepared;
}

}  // namespace

const FigureKind cache_columns =
    cache_figure<prepare>({.name = "cache_columns",
                           .about = "caches as numbers over bars, one under each panel",
                           .metrics = cache_metrics,
                           .marks = marks::all});

}  // namespace attnfig
