// Caches as large numbers over bars, each under a column of the page.

#include "figures/figure.h"
#include "figures/summary.h"

#include <algorithm>

namespace attnfig {
namespace marks = summary_marks;
namespace {

Picture numbers(const Canvas& canvas, const EntryPlan& entry) {
  const int accent = entry.accent;
  const Metrics& metrics = canvas.metrics;
  const Picture value =
      text_block(entry.value, {marks::amount, accent, metrics.title_size, Weight::bold},
                 metrics.text_width, Align::middle);
  const Picture label = text_block(entry.label, {marks::entry, accent, metrics.text_size},
                                   metrics.text_width, Align::middle);
  return above({value, label}, Length(), Align::middle);
}

/// Entries stand under the panels; where there are not as many, they share the panels' width
/// evenly.
bool under_panels(const Canvas& canvas) {
  return canvas.plan.entries.size() == canvas.plan.panels.size();
}

Draft widths(const Canvas& canvas, const std::vector<Picture>& columns) {
  const Metrics& metrics = canvas.metrics;
  Length widest = under_panels(canvas) ? metrics.bar_width : metrics.bar_width / 2;
  for (const Picture& column : columns) widest = std::max(widest, column.size.width);
  widest = widest + metrics.panel_padding * 2;
  const auto entries = static_cast<std::int64_t>(canvas.plan.entries.size());
  const Length longest_word = summary_title(canvas, Align::middle, Length()).size.width;
  const Length title = longest_word + metrics.card_padding * 2;
  if (under_panels(canvas)) return {.column_width = widest, .width = title, .draw = {}};
  return {.width = std::max(title, widest * entries), .draw = {}};
}

Picture draw_columns(const Canvas& canvas, const std::vector<Picture>& columns, const Grid& grid) {
  const Metrics& metrics = canvas.metrics;
  const Length room = grid.width();
  const Picture title = summary_title(canvas, Align::middle, room - metrics.card_padding * 2);
  Picture card;
  place(card, title, {(room - title.size.width) / 2, Length()});

  const Length top = card.size.height + metrics.entry_gap / 2;
  Length tallest;
  for (const Picture& column : columns) tallest = std::max(tallest, column.size.height);
  const auto count = static_cast<std::int64_t>(columns.size());
  const Length longest = std::min(metrics.bar_width, room / count - metrics.panel_padding * 2);
  const Length bar_top = top + tallest + metrics.entry_gap / 2;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const Length even = room * (2 * static_cast<std::int64_t>(i) + 1) / (2 * count);
    const Length centre = under_panels(canvas) ? grid.centre(i) - grid.start : even;
    place(card, columns[i], {centre - columns[i].size.width / 2, top});
    add(card, draw_bar(canvas, i, {centre - longest / 2, bar_top}, longest));
  }
  card.size.height = bar_top + metrics.bar_height;
  return summary_card(canvas, grid, card);
}

Draft prepare(const Canvas& canvas) {
  std::vector<Picture> columns;
  for (const EntryPlan& entry : canvas.plan.entries) columns.push_back(numbers(canvas, entry));
  Draft draft = widths(canvas, columns);
  draft.draw = [&canvas, columns = std::move(columns)](const Grid& grid) {
    return draw_columns(canvas, columns, grid);
  };
  return draft;
}

}  // namespace

const Figure cache_columns = {"cache_columns", "caches as numbers over bars, one under each panel",
                              marks::all,      Shows::summary,
                              prepare,         &cache_list};

}  // namespace attnfig
