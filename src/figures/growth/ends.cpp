// What stands at the ends of curves and of capacities' lines.

#include "figures/growth/ends.h"

#include <algorithm>

namespace attnfig {
namespace marks = growth_marks;
namespace {

/// Between a leader and what it joins.
constexpr Length inner_gap = Length::px(6);

Length line_height(const GrowthInput& input) {
  return leading(input.metrics[metric::text_size]);
}

TextStyle name_style(const GrowthInput& input) {
  TextStyle style = input.style(marks::name);
  style.weight = Weight::bold;
  return style;
}

/// The name of a curve and what is said of it, in lines of at most a width.
Picture curve_text(const GrowthInput& input, std::size_t index, Length widest) {
  const CurvePlan& curve = input.growth.curves[index];
  std::vector<Picture> lines = {text_block(curve.label, name_style(input), widest, Align::start)};
  for (const RichText& note : curve.notes)
    lines.push_back(text_block(note, input.style(marks::note), widest, Align::start));
  return above(std::move(lines), Length(), Align::start);
}

Picture capacity_text(const GrowthInput& input, std::size_t index, Length widest) {
  return text_block(said_of(input.words, input.growth.capacities[index]),
                    input.style(marks::amount), widest, Align::start);
}

RichText number_of(std::size_t index) {
  return {{std::to_string(index + 1)}};
}

Picture curve_end(const GrowthInput& input, std::size_t index, Texts texts) {
  const Length widest = input.metrics[metric::end_width];
  return texts == Texts::beside
             ? curve_text(input, index, widest)
             : text_block(number_of(index), name_style(input), widest, Align::start);
}

Picture capacity_end(const GrowthInput& input, std::size_t index, Texts texts) {
  const Length widest = input.metrics[metric::end_width];
  return texts == Texts::beside ? capacity_text(input, index, widest)
                                : text_block(input.growth.capacities[index].amount,
                                             input.style(marks::amount), widest, Align::start);
}

}  // namespace

std::vector<End> ends_of(const GrowthInput& input, const Chart& chart, Texts texts, Length top,
                         Length bottom) {
  std::vector<End> ends;
  for (std::size_t i = 0; i < input.growth.curves.size(); ++i)
    ends.push_back(
        {i, true, chart.at(input.growth.curves[i].points.back()), curve_end(input, i, texts)});
  for (std::size_t i = 0; i < input.growth.capacities.size(); ++i)
    ends.push_back({i,
                    false,
                    {chart.size().width, chart.height_of(input.growth.capacities[i].memory)},
                    capacity_end(input, i, texts)});
  // Each wants its first line at the height of its end.
  const Length first = line_height(input) / 2;
  std::vector<EndLabel> labels;
  for (const End& end : ends) labels.push_back({end.from.y, first, end.text.size.height - first});
  const std::vector<Length> heights = spread(labels, input.metrics[metric::end_gap], top, bottom);
  for (std::size_t i = 0; i < ends.size(); ++i) ends[i].height = heights[i];
  return ends;
}

Length end_width(const GrowthInput& input, Texts texts) {
  Length widest;
  for (std::size_t i = 0; i < input.growth.curves.size(); ++i)
    widest = std::max(widest, curve_end(input, i, texts).size.width);
  for (std::size_t i = 0; i < input.growth.capacities.size(); ++i)
    widest = std::max(widest, capacity_end(input, i, texts).size.width);
  return widest;
}

Polyline leader(const GrowthInput& input, const Chart& chart, const End& end) {
  const Length right = chart.size().width;
  const Length text = right + input.metrics[metric::end_reach] - inner_gap;
  const Length start = end.is_curve ? end.from.x + inner_gap : Length();
  if (end.height == end.from.y) return {{{start, end.from.y}, {text, end.from.y}}};
  // All turn between the same two places, in the order of their heights, so that none crosses
  // another.
  return {{{start, end.from.y},
           {right + inner_gap, end.from.y},
           {text - inner_gap / 2, end.height},
           {text, end.height}}};
}

Picture text_below(const GrowthInput& input, const End& end, Length width) {
  if (!end.is_curve) return capacity_text(input, end.index, width);
  const Picture number = text_block(number_of(end.index), name_style(input), width, Align::start);
  const Length size = input.metrics[metric::dot_size];
  Picture text;
  add(text, dot(input, {size / 2, line_height(input) / 2}, end.number()));
  Length x = size + inner_gap;
  place(text, number, {x, Length()});
  x += number.size.width + inner_gap;
  place(text, curve_text(input, end.index, width - x), {x, Length()});
  return text;
}

Item dot(const GrowthInput& input, Point centre, int series) {
  const Length size = input.metrics[metric::dot_size];
  return {.mark = marks::dot,
          .series = series,
          .shape = Box{{{centre.x - size / 2, centre.y - size / 2}, {size, size}}, size / 2}};
}

}  // namespace attnfig
