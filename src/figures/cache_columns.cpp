// Caches as large numbers over bars, each under a column of the page.

#include "figures/figure.h"
#include "figures/summary.h"

#include <algorithm>

namespace attnfig {
namespace {

Length label_width(const Canvas&) { return {}; }

Picture numbers(const Canvas& canvas, const EntryPlan& entry, int accent) {
  const Metrics& metrics = canvas.metrics;
  const Picture value =
      text_block(entry.value, {Part::entry_value, accent, metrics.title_size, Weight::bold}, metrics.text_width,
                 Align::middle);
  const Picture label = text_block(entry.label, {Part::entry_label, accent, metrics.text_size}, metrics.text_width,
                                   Align::middle);
  return above({value, label}, Length(), Align::middle);
}

Length column_width(const Canvas& canvas) {
  Length widest = canvas.metrics.bar_width;
  for (const EntryPlan& entry : canvas.plan.entries)
    widest = std::max(widest, numbers(canvas, entry, 1).size.width);
  return widest + canvas.metrics.panel_padding * 2;
}

Picture draw_columns(const Canvas& canvas, const Grid& grid) {
  const Metrics& metrics = canvas.metrics;
  Picture card = summary_title(canvas, Align::middle, grid.middle());
  const Length top = card.size.height + metrics.entry_gap / 2;
  std::vector<Picture> columns;
  Length tallest;
  for (const EntryPlan& entry : canvas.plan.entries) {
    columns.push_back(numbers(canvas, entry, static_cast<int>(columns.size()) + 1));
    tallest = std::max(tallest, columns.back().size.height);
  }
  // Entries stand under the panels; where there are not as many, they share the width evenly.
  const auto count = static_cast<std::int64_t>(columns.size());
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const Length even = grid.width() * (2 * static_cast<std::int64_t>(i) + 1) / (2 * count);
    const Length centre = columns.size() == grid.columns ? grid.centre(i) : even;
    place(card, columns[i], {centre - columns[i].size.width / 2, top});
    const Point bar = {centre - metrics.bar_width / 2, top + tallest + metrics.entry_gap / 2};
    add(card, draw_bar(canvas, i, bar, metrics.bar_width));
  }
  card.size.height = top + tallest + metrics.entry_gap / 2 + metrics.bar_height;
  return summary_card(canvas, card, grid.width());
}

}  // namespace

const Figure cache_columns = {"cache_columns", "caches as numbers over bars, one under each panel", Shows::summary, label_width,
                              column_width, draw_columns};

}  // namespace attnfig
