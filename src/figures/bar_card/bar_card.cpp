#include "figures/bar_card/bar_card.h"

#include "figures/bar_card/bars.h"

#include <algorithm>

namespace attnfig {
namespace marks = summary_marks;
namespace {

TextStyle style_of(const DrawInput& input, const Mark& mark) {
  const bool bold = mark == marks::amount || mark == marks::title;
  return {.mark = mark,
          .size = input.metrics[metric::text_size],
          .weight = bold ? Weight::bold : Weight::regular};
}

/// One column of texts.
struct Column {
  std::vector<Picture> cells;
  Length width;
};

Column column(const DrawInput& input, const BarCard& card, RichText BarRow::*text, const Mark& mark,
              Align align, Length widest) {
  Column column;
  for (const BarRow& row : card.rows) {
    column.cells.push_back(text_block(row.*text, style_of(input, mark), widest, align));
    column.width = std::max(column.width, column.cells.back().size.width);
  }
  return column;
}

/// The card's texts in the width inside of its edges.
struct Texts {
  Column label;
  Column detail;
  Column value;
};

Texts texts_of(const DrawInput& input, const BarCard& card, Length width) {
  const Length gap = input.metrics[metric::entry_gap];
  Texts texts;
  texts.value = column(input, card, &BarRow::value, marks::amount, Align::end, width);
  texts.label = column(input, card, &BarRow::label, marks::entry, Align::start,
                       input.is_stacked ? width - gap - texts.value.width : width * 2 / 5);
  texts.detail = column(input, card, &BarRow::detail, marks::detail, Align::start, width);
  return texts;
}

/// Where the columns of a row begin.
struct Places {
  bool bar_below = false;     // the bar has a line of its own, and the value ends with the card
  bool detail_below = false;  // the formula has
  Length detail;
  Length value_right;
  Length bar;
};

Places places_of(const DrawInput& input, const BarCard& card, const Texts& texts, Length width) {
  const Length gap = input.metrics[metric::entry_gap];
  const Length bar = has_bars(card) ? gap + least_bar_width(input) : Length();
  Places places;
  places.detail = texts.label.width + gap;
  places.value_right = places.detail + texts.value.width;
  if (texts.detail.width != Length()) {
    const Length right = places.value_right + texts.detail.width + gap;
    places.detail_below = input.is_stacked || width < right + bar;
    if (!places.detail_below) places.value_right = right;
  }
  places.bar = places.value_right + gap;
  places.bar_below = input.is_stacked || width < places.value_right + bar;
  if (places.bar_below) {
    places.value_right = width;
    places.bar = Length();
  }
  return places;
}

Picture draw_rows(const DrawInput& input, const BarCard& card, Length width) {
  const Metrics& metrics = input.metrics;
  const Texts texts = texts_of(input, card, width);
  const Places places = places_of(input, card, texts, width);
  const bool bars = has_bars(card);
  const Axis axis = bars ? bar_axis(input, card, width - places.bar) : Axis();
  const Length height = metrics[metric::bar_height];
  Picture drawn;
  Length y;
  for (std::size_t i = 0; i < card.rows.size(); ++i) {
    const Picture& value = texts.value.cells[i];
    place(drawn, texts.label.cells[i], {Length(), y});
    place(drawn, value, {places.value_right - value.size.width, y});
    Length bottom = y + std::max(texts.label.cells[i].size.height, value.size.height);
    const Length middle = y + value.size.height / 2;
    if (!places.detail_below) place(drawn, texts.detail.cells[i], {places.detail, y});
    if (places.detail_below && !card.rows[i].detail.empty()) {
      place(drawn, texts.detail.cells[i], {Length(), bottom});
      bottom += texts.detail.cells[i].size.height;
    }
    if (bars && !places.bar_below)
      draw_bar(drawn, input, card.rows[i], axis, {places.bar, middle - height / 2});
    if (bars && places.bar_below) {
      bottom += metrics[metric::entry_gap] / 3;
      draw_bar(drawn, input, card.rows[i], axis, {Length(), bottom});
      bottom += height;
    }
    y = bottom + metrics[metric::entry_gap] / (places.bar_below ? 1 : 3);
  }
  if (bars) {
    const Picture below = draw_axis(input, axis);
    place(drawn, below, {places.bar, y});
    if (card.has_key)
      place(drawn, draw_key(input, card, width - places.bar),
            {places.bar, y + below.size.height + metrics[metric::entry_gap] / 2});
  }
  drawn.size.width = width;
  return drawn;
}

}  // namespace

Length bar_card_width(const DrawInput& input, const BarCard& card) {
  const Metrics& metrics = input.metrics;
  const Length label =
      column(input, card, &BarRow::label, marks::entry, Align::start, Length()).width;
  const Length value = texts_of(input, card, input.room).value.width;
  return std::max({label + metrics[metric::entry_gap] + value,
                   has_bars(card) ? least_bar_width(input) : Length(),
                   longest_word(card.title, style_of(input, marks::title))}) +
         metrics[metric::card_padding] * 2;
}

Picture draw_bar_card(const DrawInput& input, const BarCard& card, Length width) {
  const Length padding = input.metrics[metric::card_padding];
  const Length inner = width - padding * 2;
  const Picture title = text_block(card.title, style_of(input, marks::title), inner, Align::start);
  const Picture inside = above({title, draw_rows(input, card, inner)},
                               input.metrics[metric::entry_gap] / 2, Align::start);
  const Size size = {width, inside.size.height + padding * 2};
  Picture drawn = picture(
      {.mark = marks::card, .shape = Box{{{}, size}, input.metrics[metric::panel_radius]}}, size);
  place(drawn, inside, {padding, padding});
  return drawn;
}

std::string describe_scale(const Words& words, const Group& card) {
  std::string scale;
  for (const Item& item : card.items)
    if (item.mark == marks::tick)
      scale += (scale.empty() ? "" : words[word::comma]) + plain(std::get<Label>(item.shape).text);
  if (scale.empty()) return {};
  return with_text(words[word::scale], scale) + words[word::sentence_end];
}

}  // namespace attnfig
