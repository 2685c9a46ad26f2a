#include "figures/bar_card/meters.h"

#include "model/number_text.h"

#include <fmt/format.h>

namespace attnfig {
namespace {

/// A bar of a part of a whole.
void draw_meter(Picture& on, const Meter& meter, const Rect& rect) {
  const Length filled = Length::hundredths(static_cast<std::int64_t>(
      (static_cast<UInt128>(rect.size.width.hundredths()) * meter.part + meter.whole / 2) /
      meter.whole));
  add(on, {.mark = summary_marks::meter_track, .shape = Box{rect, Length()}});
  add(on, {.mark = summary_marks::meter,
           .shape = Polygon{{rect.at,
                             {rect.left() + filled, rect.top()},
                             {rect.left() + filled, rect.bottom()},
                             {rect.left(), rect.bottom()}}}});
}

Picture draw_words(const DrawInput& input, const Meter& meter, Length width) {
  const Metrics& metrics = input.metrics;
  const TextStyle amount = {
      .mark = summary_marks::amount, .size = metrics[metric::heading_size], .weight = Weight::bold};
  const TextStyle fact = {.mark = summary_marks::detail, .size = metrics[metric::text_size]};
  std::vector<Picture> lines = {text_block(meter.value, amount, width, Align::start)};
  for (const RichText& text : meter.facts)
    lines.push_back(text_block(text, fact, width, Align::start));
  Picture drawn = above(std::move(lines), Length(), Align::start);
  drawn.size.width = width;
  return drawn;
}

/// Numbers side by side or one below the other, each over its bar; bars of a row stand on one line.
Picture draw_meters(const DrawInput& input, const std::vector<Meter>& meters, Length width) {
  const Metrics& metrics = input.metrics;
  const Length gap = metrics[metric::card_padding] * 2;
  const auto count = static_cast<std::int64_t>(input.is_stacked ? 1 : meters.size());
  const Length column = Length::px(((width - gap * (count - 1)) / count).hundredths() / 200 * 2);
  std::vector<Picture> texts;
  Length tallest;
  for (const Meter& meter : meters) {
    texts.push_back(draw_words(input, meter, column));
    tallest = std::max(tallest, texts.back().size.height);
  }
  const Length bar = metrics[metric::bar_height];
  Picture drawn;
  Point at;
  for (std::size_t i = 0; i < meters.size(); ++i) {
    const Length bottom =
        at.y + (input.is_stacked ? texts[i].size.height : tallest) + Length::px(6);
    place(drawn, texts[i], at);
    Picture drawn_bar;
    draw_meter(drawn_bar, meters[i], {{}, {column, bar}});
    drawn_bar.size = {column, bar};
    place(drawn, drawn_bar, {at.x, bottom});
    if (input.is_stacked) {
      at.y = bottom + bar + metrics[metric::entry_gap];
    } else {
      at.x += column + gap;
    }
  }
  return drawn;
}

}  // namespace

Picture draw_meter_card(const DrawInput& input, const RichText& about,
                        const std::vector<Meter>& meters, Length width) {
  const Metrics& metrics = input.metrics;
  const Length padding = metrics[metric::card_padding];
  const Length inner = width - padding * 2;
  const TextStyle note = {.mark = summary_marks::detail, .size = metrics[metric::text_size]};
  const Picture inside =
      above({text_block(about, note, inner, Align::start), draw_meters(input, meters, inner)},
            metrics[metric::entry_gap], Align::start);
  const Size size = {width, inside.size.height + padding * 2};
  Picture card = picture(
      {.mark = summary_marks::card, .shape = Box{{{}, size}, metrics[metric::panel_radius]}}, size);
  place(card, inside, {padding, padding});
  return card;
}

std::string describe_meters(const Words& words, const RichText& about,
                            const std::vector<Meter>& meters) {
  std::string text = plain(about) + words[word::sentence_end];
  for (const Meter& meter : meters) {
    std::vector<std::string> facts;
    for (const RichText& fact : meter.facts) facts.push_back(plain(fact));
    text += plain(meter.value) + " " + joined(words, facts) + words[word::sentence_end];
  }
  return text;
}

std::string dump_meters(const std::vector<Meter>& meters) {
  std::string text;
  for (const Meter& meter : meters) {
    text +=
        fmt::format("  \"{}\" {}/{}", markup(meter.value), digits(meter.part), digits(meter.whole));
    for (const RichText& fact : meter.facts) text += fmt::format(" \"{}\"", markup(fact));
    text += "\n";
  }
  return text;
}

}  // namespace attnfig
