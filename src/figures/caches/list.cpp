// Caches one below the other in few columns: label and number in a line, below it the number's
// formula, then a bar.

#include "figures/caches/card.h"

#include <algorithm>

namespace attnfig {
namespace marks = summary_marks;
namespace {

/// The texts of one entry. The number stands at the right edge of the card.
struct Texts {
  Picture label;
  Picture value;
  Picture detail;
};

Texts texts_of(const CacheInput& input, const EntryPlan& entry) {
  const Metrics& metrics = input.metrics;
  const Length room = input.text_width();
  const Picture value = text_block(
      entry.value, {marks::amount, entry.accent, metrics[metric::heading_size], Weight::bold},
      room / 2, Align::end);
  return {
      text_block(entry.label,
                 {marks::entry, entry.accent, metrics[metric::text_size], Weight::bold},
                 room - metrics[metric::entry_gap] - value.size.width, Align::start),
      value,
      text_block(entry.detail, {marks::detail, 0, metrics[metric::text_size]}, room, Align::start)};
}

Length text_width(const CacheInput& input, const std::vector<Texts>& entries) {
  Length widest = summary_title(input, Align::start, Length()).size.width;
  for (const Texts& entry : entries)
    widest = std::max(
        {widest, entry.detail.size.width,
         entry.label.size.width + input.metrics[metric::entry_gap] + entry.value.size.width});
  return widest;
}

/// An entry as wide as the card allows.
Picture draw_entry(const CacheInput& input, const Texts& texts, std::size_t entry, Length room) {
  const Metrics& metrics = input.metrics;
  Picture drawn;
  // The first lines of both are as high as the higher one, with a common middle.
  const Length line = leading(metrics[metric::heading_size]);
  place(drawn, texts.label, {Length(), (line - leading(metrics[metric::text_size])) / 2});
  place(drawn, texts.value, {room - texts.value.size.width, Length()});
  place(drawn, texts.detail, {Length(), drawn.size.height});
  add(drawn,
      draw_bar(input, entry, {Length(), drawn.size.height + metrics[metric::entry_gap] / 3}, room));
  drawn.size.height =
      drawn.size.height + metrics[metric::entry_gap] / 3 + metrics[metric::bar_height];
  return drawn;
}

Picture draw_list(const CacheInput& input, const std::vector<Texts>& entries, const Grid& grid) {
  const Metrics& metrics = input.metrics;
  const Length room = grid.width() - input.card_padding() * 2;
  std::vector<Picture> list = {summary_title(input, Align::start, room)};
  for (std::size_t i = 0; i < entries.size(); ++i)
    list.push_back(draw_entry(input, entries[i], i, room));
  Picture card;
  place(card, above(std::move(list), metrics[metric::entry_gap], Align::start),
        {input.card_padding(), Length()});
  return summary_card(input, grid, std::move(card));
}

}  // namespace

Prepared prepare_list(const DrawInput& page, const CachePlan& plan) {
  const CacheInput input{page, plan};
  std::vector<Texts> entries;
  for (const EntryPlan& entry : plan.entries) entries.push_back(texts_of(input, entry));
  const Length width = text_width(input, entries) + input.card_padding() * 2;
  return {.width = width, .draw = [input, entries = std::move(entries)](const Grid& grid) {
            return draw_list(input, entries, grid);
          }};
}

const FigureKind cache_list = cache_figure<prepare_list>(
    {.name = "cache_list",
     .about = "caches one below the other over bars as wide as the panels",
     .metrics = cache_metrics,
     .marks = marks::all});

}  // namespace attnfig
