// Caches one below the other: label, how the number follows, the number, a bar.

#include "figures/figure.h"
#include "figures/summary.h"

#include <algorithm>

namespace attnfig {
namespace marks = summary_marks;
namespace {

/// One text column of the texts.
struct Column {
  std::vector<Picture> cells;
  Length width;
};

Column column(const Canvas& canvas, const Mark& mark, Weight weight, Align align) {
  Column column;
  for (const EntryPlan& entry : canvas.plan.entries) {
    const RichText& text = mark == marks::entry    ? entry.label
                           : mark == marks::detail ? entry.detail
                                                   : entry.value;
    const bool coloured = mark != marks::detail;
    column.cells.push_back(
        text_block(text, {mark, coloured ? entry.accent : 0, canvas.metrics.text_size, weight},
                   canvas.metrics.text_width * 2, align));
    column.width = std::max(column.width, column.cells.back().size.width);
  }
  return column;
}

/// The columns of text in order, with how their cells are aligned.
struct Texts {
  Column label;
  Column detail;
  Column value;
};

Texts texts_of(const Canvas& canvas) {
  return {column(canvas, marks::entry, Weight::bold, Align::start),
          column(canvas, marks::detail, Weight::regular, Align::start),
          column(canvas, marks::amount, Weight::bold, Align::end)};
}

Length text_width(const Canvas& canvas, const Texts& texts) {
  const Length gap = canvas.metrics.entry_gap * 2;
  return texts.label.width + gap + texts.detail.width + gap + texts.value.width +
         canvas.metrics.entry_gap;
}

Length card_width(const Canvas& canvas, const Texts& texts) {
  const Length rows = text_width(canvas, texts) + canvas.metrics.bar_width;
  const Length longest_word = summary_title(canvas, Align::start, Length()).size.width;
  return std::max(rows, longest_word) + canvas.metrics.card_padding * 2;
}

Picture draw_rows(const Canvas& canvas, const Texts& texts, const Grid& grid) {
  const Metrics& metrics = canvas.metrics;
  Picture card;
  const Picture title =
      summary_title(canvas, Align::start, grid.width() - metrics.card_padding * 2);
  place(card, title, {metrics.card_padding, Length()});
  const Length label_x = metrics.card_padding;
  const Length detail_x = label_x + texts.label.width + metrics.entry_gap * 2;
  const Length value_right =
      detail_x + texts.detail.width + metrics.entry_gap * 2 + texts.value.width;
  const Length bar_x = value_right + metrics.entry_gap;
  const Length longest = grid.width() - metrics.card_padding - bar_x;
  Length y = card.size.height + metrics.entry_gap / 2;
  for (std::size_t i = 0; i < canvas.plan.entries.size(); ++i) {
    const Picture value = texts.value.cells[i];
    place(card, texts.label.cells[i], {label_x, y});
    place(card, texts.detail.cells[i], {detail_x, y});
    place(card, value, {value_right - value.size.width, y});
    const Length centre = y + value.size.height / 2;
    add(card, draw_bar(canvas, i, {bar_x, centre - metrics.bar_height / 2}, longest));
    y += std::max({texts.label.cells[i].size.height, texts.detail.cells[i].size.height,
                   value.size.height}) +
         metrics.entry_gap / 3;
  }
  card.size.height = y - metrics.entry_gap / 3;
  return summary_card(canvas, grid, card);
}

Draft prepare(const Canvas& canvas) {
  Texts texts = texts_of(canvas);
  const Length width = card_width(canvas, texts);
  return {.width = width, .draw = [&canvas, texts = std::move(texts)](const Grid& grid) {
            return draw_rows(canvas, texts, grid);
          }};
}

}  // namespace

const Figure cache_rows = {
    "cache_rows", "caches one below the other, each with its formula and a bar",
    marks::all,   Shows::summary,
    prepare,      &cache_list};

}  // namespace attnfig
