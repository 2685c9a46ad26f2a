// Caches one below the other: label, formula, number, bar.

#include "figures/caches/card.h"

#include <algorithm>

namespace attnfig {
namespace marks = summary_marks;
namespace {

/// One text column of the texts.
struct Column {
  std::vector<Picture> cells;
  Length width;
};

Column column(const CacheInput& input, const Mark& mark, Weight weight, Align align) {
  Column column;
  for (const EntryPlan& entry : input.caches.entries) {
    const RichText& text = mark == marks::entry    ? entry.label
                           : mark == marks::detail ? entry.detail
                                                   : entry.value;
    const bool coloured = mark != marks::detail;
    column.cells.push_back(text_block(
        text, {mark, coloured ? entry.accent : 0, input.metrics[metric::text_size], weight},
        input.text_width() * 2, align));
    column.width = std::max(column.width, column.cells.back().size.width);
  }
  return column;
}

/// The columns of text in order, with the alignment of their cells.
struct Texts {
  Column label;
  Column detail;
  Column value;
};

Texts texts_of(const CacheInput& input) {
  return {column(input, marks::entry, Weight::bold, Align::start),
          column(input, marks::detail, Weight::regular, Align::start),
          column(input, marks::amount, Weight::bold, Align::end)};
}

Length text_width(const CacheInput& input, const Texts& texts) {
  const Length gap = input.metrics[metric::entry_gap] * 2;
  return texts.label.width + gap + texts.detail.width + gap + texts.value.width +
         input.metrics[metric::entry_gap];
}

Length card_width(const CacheInput& input, const Texts& texts) {
  const Length rows = text_width(input, texts) + input.metrics[metric::bar_width];
  const Length longest_word = summary_title(input, Align::start, Length()).size.width;
  return std::max(rows, longest_word) + input.card_padding() * 2;
}

Picture draw_rows(const CacheInput& input, const Texts& texts, const Grid& grid) {
  const Metrics& metrics = input.metrics;
  Picture card;
  const Picture title = summary_title(input, Align::start, grid.width() - input.card_padding() * 2);
  place(card, title, {input.card_padding(), Length()});
  const Length label_x = input.card_padding();
  const Length detail_x = label_x + texts.label.width + metrics[metric::entry_gap] * 2;
  const Length value_right =
      detail_x + texts.detail.width + metrics[metric::entry_gap] * 2 + texts.value.width;
  const Length bar_x = value_right + metrics[metric::entry_gap];
  const Length longest = grid.width() - input.card_padding() - bar_x;
  Length y = card.size.height + metrics[metric::entry_gap] / 2;
  for (std::size_t i = 0; i < input.caches.entries.size(); ++i) {
    const Picture value = texts.value.cells[i];
    place(card, texts.label.cells[i], {label_x, y});
    place(card, texts.detail.cells[i], {detail_x, y});
    place(card, value, {value_right - value.size.width, y});
    const Length centre = y + value.size.height / 2;
    add(card, draw_bar(input, i, {bar_x, centre - metrics[metric::bar_height] / 2}, longest));
    y += std::max({texts.label.cells[i].size.height, texts.detail.cells[i].size.height,
                   value.size.height}) +
         metrics[metric::entry_gap] / 3;
  }
  card.size.height = y - metrics[metric::entry_gap] / 3;
  return summary_card(input, grid, std::move(card));
}

Prepared prepare(const DrawInput& page, const CachePlan& plan) {
  if (page.is_stacked()) return prepare_list(page, plan);
  const CacheInput input{page, plan};
  Texts texts = texts_of(input);
  const Length width = card_width(input, texts);
  return {.width = width, .draw = [input, texts = std::move(texts)](const Grid& grid) {
            return draw_rows(input, texts, grid);
          }};
}

}  // namespace

const FigureKind cache_rows =
    cache_figure<prepare>({.name = "cache_rows",
                           .about = "caches one below the other, each with its formula and a bar",
                           .metrics = cache_metrics,
                           .marks = marks::all});

}  // namespace attnfig
