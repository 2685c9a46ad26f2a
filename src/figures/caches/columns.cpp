// Caches as large numbers over bars, each under a column of the page.

#include "figures/caches/card.h"

#include <algorithm>

namespace attnfig {
namespace marks = summary_marks;
namespace {

Picture numbers(const CacheCanvas& canvas, const EntryPlan& entry) {
  const int accent = entry.accent;
  const Metrics& metrics = canvas.metrics;
  const Picture value =
      text_block(entry.value, {marks::amount, accent, metrics[metric::title_size], Weight::bold},
                 canvas.text_width(), Align::middle);
  const Picture label = text_block(entry.label, {marks::entry, accent, metrics[metric::text_size]},
                                   canvas.text_width(), Align::middle);
  return above({value, label}, Length(), Align::middle);
}

/// Whether entries stand under the panels; if not, they share the panels' width evenly.
bool under_panels(const CacheCanvas& canvas) {
  return canvas.caches.entries.size() == canvas.columns;
}

Prepared widths(const CacheCanvas& canvas, const std::vector<Picture>& columns) {
  const Metrics& metrics = canvas.metrics;
  Length widest =
      under_panels(canvas) ? metrics[metric::bar_width] : metrics[metric::bar_width] / 2;
  for (const Picture& column : columns) widest = std::max(widest, column.size.width);
  widest = widest + metrics[metric::panel_padding] * 2;
  const auto entries = static_cast<std::int64_t>(canvas.caches.entries.size());
  const Length longest_word = summary_title(canvas, Align::middle, Length()).size.width;
  const Length title = longest_word + canvas.card_padding() * 2;
  if (under_panels(canvas)) return {.column_width = widest, .width = title, .draw = {}};
  return {.width = std::max(title, widest * entries), .draw = {}};
}

Picture draw_columns(const CacheCanvas& canvas, const std::vector<Picture>& columns,
                     const Grid& grid) {
  const Metrics& metrics = canvas.metrics;
  const Length room = grid.width();
  const Picture title = summary_title(canvas, Align::middle, room - canvas.card_padding() * 2);
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
    const Length centre = under_panels(canvas) ? grid.centre(i) - grid.start : even;
    place(card, columns[i], {centre - columns[i].size.width / 2, top});
    add(card, draw_bar(canvas, i, {centre - longest / 2, bar_top}, longest));
  }
  card.size.height = bar_top + metrics[metric::bar_height];
  return summary_card(canvas, grid, card);
}

Prepared prepare(const Canvas& page, const CachePlan& plan) {
  if (page.is_stacked()) return prepare_list(page, plan);
  const CacheCanvas canvas{page, plan};
  std::vector<Picture> columns;
  for (const EntryPlan& entry : plan.entries) columns.push_back(numbers(canvas, entry));
  Prepared prepared = widths(canvas, columns);
  prepared.draw = [canvas, columns = std::move(columns)](const Grid& grid) {
    return draw_columns(canvas, columns, grid);
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
