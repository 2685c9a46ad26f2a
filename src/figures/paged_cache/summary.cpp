#include "figures/paged_cache/summary.h"

#include "figures/paged_cache/words.h"

namespace attnfig {
namespace marks = paged_marks;
namespace {

/// A bar of a part of a whole.
void draw_meter(Picture& on, const PagedStat& stat, const Rect& rect) {
  const Length filled = Length::hundredths(static_cast<std::int64_t>(
      (static_cast<UInt128>(rect.size.width.hundredths()) * stat.part + stat.whole / 2) /
      stat.whole));
  add(on, {.mark = marks::meter_track, .shape = Box{rect, Length()}});
  add(on, {.mark = marks::meter,
           .shape = Polygon{{rect.at,
                             {rect.left() + filled, rect.top()},
                             {rect.left() + filled, rect.bottom()},
                             {rect.left(), rect.bottom()}}}});
}

Picture draw_stat(const DrawInput& input, const PagedStat& stat, Length width) {
  const Metrics& metrics = input.metrics;
  const TextStyle amount = {
      .mark = summary_marks::amount, .size = metrics[metric::heading_size], .weight = Weight::bold};
  const TextStyle fact = {.mark = summary_marks::detail, .size = metrics[metric::text_size]};
  std::vector<Picture> lines = {text_block(stat.value, amount, width, Align::start)};
  for (const RichText& text : stat.facts)
    lines.push_back(text_block(text, fact, width, Align::start));
  Picture drawn = above(std::move(lines), Length(), Align::start);
  drawn.size.width = width;
  return drawn;
}

/// Numbers side by side or one below the other, each over its bar; bars of a row stand on one line.
Picture draw_stats(const DrawInput& input, const std::vector<PagedStat>& stats, Length width) {
  const Metrics& metrics = input.metrics;
  const Length gap = metrics[metric::card_padding] * 2;
  const auto count = static_cast<std::int64_t>(input.is_stacked ? 1 : stats.size());
  const Length column = Length::px(((width - gap * (count - 1)) / count).hundredths() / 200 * 2);
  std::vector<Picture> texts;
  Length tallest;
  for (const PagedStat& stat : stats) {
    texts.push_back(draw_stat(input, stat, column));
    tallest = std::max(tallest, texts.back().size.height);
  }
  const Length bar = metrics[metric::bar_height];
  Picture drawn;
  Point at;
  for (std::size_t i = 0; i < stats.size(); ++i) {
    const Length bottom =
        at.y + (input.is_stacked ? texts[i].size.height : tallest) + Length::px(6);
    place(drawn, texts[i], at);
    Picture meter;
    draw_meter(meter, stats[i], {{}, {column, bar}});
    meter.size = {column, bar};
    place(drawn, meter, {at.x, bottom});
    if (input.is_stacked) {
      at.y = bottom + bar + metrics[metric::entry_gap];
    } else {
      at.x += column + gap;
    }
  }
  return drawn;
}

}  // namespace

Picture draw_summary(const DrawInput& input, const PagedCachePlan& plan, Length width) {
  const Metrics& metrics = input.metrics;
  const Length padding = metrics[metric::card_padding];
  const Length inner = width - padding * 2;
  const TextStyle note = {.mark = summary_marks::detail, .size = metrics[metric::text_size]};
  const Picture inside = above(
      {text_block(plan.about, note, inner, Align::start), draw_stats(input, plan.stats, inner)},
      metrics[metric::entry_gap], Align::start);
  const Size size = {width, inside.size.height + padding * 2};
  Picture card = picture(
      {.mark = summary_marks::card, .shape = Box{{{}, size}, metrics[metric::panel_radius]}}, size);
  place(card, inside, {padding, padding});
  return as_panel(std::move(card), input.words[word::paged_summary],
                  static_cast<std::size_t>(PagedPanel::summary));
}

}  // namespace attnfig
