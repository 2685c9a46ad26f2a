// Caches one below the other on a card: label, formula, number and bar in rows on one left edge. On
// a narrow page the bar stands below the others.

#include "figures/caches/bars.h"
#include "spec/finished_panel.h"

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

Column column(const DrawInput& input, const CachePlan& plan, RichText EntryPlan::*text,
              const Mark& mark, Align align, Length widest) {
  Column column;
  for (const EntryPlan& entry : plan.entries) {
    column.cells.push_back(text_block(entry.*text, style_of(input, mark), widest, align));
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

Texts texts_of(const DrawInput& input, const CachePlan& plan, Length width) {
  const Length gap = input.metrics[metric::entry_gap];
  Texts texts;
  texts.value = column(input, plan, &EntryPlan::value, marks::amount, Align::end, width);
  texts.label = column(input, plan, &EntryPlan::label, marks::entry, Align::start,
                       input.is_stacked ? width - gap - texts.value.width : width * 2 / 5);
  texts.detail = column(input, plan, &EntryPlan::detail, marks::detail, Align::start, width);
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

Places places_of(const DrawInput& input, const CachePlan& plan, const Texts& texts, Length width) {
  const Length gap = input.metrics[metric::entry_gap];
  const Length bar = has_bars(plan) ? gap + least_bar_width(input) : Length();
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

Picture draw_entries(const DrawInput& input, const CachePlan& plan, Length width) {
  const Metrics& metrics = input.metrics;
  const Texts texts = texts_of(input, plan, width);
  const Places places = places_of(input, plan, texts, width);
  const bool bars = has_bars(plan);
  const Axis axis = bars ? bar_axis(input, plan, width - places.bar) : Axis();
  const Length height = metrics[metric::bar_height];
  Picture drawn;
  Length y;
  for (std::size_t i = 0; i < plan.entries.size(); ++i) {
    const Picture& value = texts.value.cells[i];
    place(drawn, texts.label.cells[i], {Length(), y});
    place(drawn, value, {places.value_right - value.size.width, y});
    Length bottom = y + std::max(texts.label.cells[i].size.height, value.size.height);
    const Length middle = y + value.size.height / 2;
    if (!places.detail_below) place(drawn, texts.detail.cells[i], {places.detail, y});
    if (places.detail_below && !plan.entries[i].detail.empty()) {
      place(drawn, texts.detail.cells[i], {Length(), bottom});
      bottom += texts.detail.cells[i].size.height;
    }
    if (bars && !places.bar_below)
      draw_bar(drawn, input, plan.entries[i], axis, {places.bar, middle - height / 2});
    if (bars && places.bar_below) {
      bottom += metrics[metric::entry_gap] / 3;
      draw_bar(drawn, input, plan.entries[i], axis, {Length(), bottom});
      bottom += height;
    }
    y = bottom + metrics[metric::entry_gap] / (places.bar_below ? 1 : 3);
  }
  if (bars) place(drawn, draw_axis(input, axis), {places.bar, y});
  drawn.size.width = width;
  return drawn;
}

Picture draw_card(const DrawInput& input, const CachePlan& plan, const Grid& grid) {
  const Length padding = input.metrics[metric::card_padding];
  const Length width = grid.width() - padding * 2;
  const Picture title = text_block(plan.title, style_of(input, marks::title), width, Align::start);
  const Picture inside = above({title, draw_entries(input, plan, width)},
                               input.metrics[metric::entry_gap] / 2, Align::start);
  const Size size = {grid.width(), inside.size.height + padding * 2};
  Picture card = picture(
      {.mark = marks::card, .shape = Box{{{}, size}, input.metrics[metric::panel_radius]}}, size);
  place(card, inside, {padding, padding});
  Picture whole;
  place(whole, as_panel(std::move(card), plain(plan.title), 0), {});
  return whole;
}

Length card_width(const DrawInput& input, const CachePlan& plan) {
  const Metrics& metrics = input.metrics;
  const Length label =
      column(input, plan, &EntryPlan::label, marks::entry, Align::start, Length()).width;
  const Length value = texts_of(input, plan, input.room).value.width;
  return std::max({label + metrics[metric::entry_gap] + value,
                   has_bars(plan) ? least_bar_width(input) : Length(),
                   longest_word(plan.title, style_of(input, marks::title))}) +
         metrics[metric::card_padding] * 2;
}

Prepared prepare(const DrawInput& input, const CachePlan& plan) {
  return {.whole_width = card_width(input, plan),
          .draw = [input, &plan](const Grid& grid) { return draw_card(input, plan, grid); }};
}

std::string describe(const FinishedPanel& panel, const CachePlan& plan) {
  const Words& words = panel.words;
  std::string text = plain(plan.title) + words[word::colon];
  for (std::size_t i = 0; i < plan.entries.size(); ++i) {
    const EntryPlan& entry = plan.entries[i];
    text += (i == 0 ? "" : words[word::comma]) + plain(entry.label) + " ";
    if (!entry.detail.empty()) text += plain(entry.detail) + " = ";
    text += plain(entry.value);
  }
  text += words[word::sentence_end];
  std::string scale;
  for (const Item& item : panel.group.items)
    if (item.mark == marks::tick)
      scale += (scale.empty() ? "" : words[word::comma]) + plain(std::get<Label>(item.shape).text);
  return scale.empty() ? text
                       : text + with_text(words[word::scale], scale) + words[word::sentence_end];
}

constexpr FigureKind make_kind() {
  FigureKind kind = figure_kind<CacheBlock, CachePlan, plan_caches, dump_caches, prepare, describe>(
      {.name = "cache_rows",
       .about = "caches one below the other, each with its formula and a bar, on one axis",
       .words = cache_words,
       .metrics = cache_metrics,
       .marks = marks::all,
       .short_fields = cache_short_fields});
  kind.table_of = cache_table;
  kind.quantity = cache_quantity;
  return kind;
}

}  // namespace

const FigureKind cache_rows = make_kind();

}  // namespace attnfig
