#include "figures/growth/chart.h"

#include "figures/growth/words.h"

#include <algorithm>

namespace attnfig {
namespace marks = growth_marks;
namespace {

constexpr Length tick_length = Length::px(5);
constexpr Length label_gap = Length::px(4);  // between a tick and its label

/// The least and the most of some values.
struct Extent {
  UInt128 least = ~UInt128{0};
  UInt128 most = 0;

  void take(UInt128 value) {
    least = std::min(least, value);
    most = std::max(most, value);
  }
};

Extent tokens_of(const GrowthPlan& plan) {
  Extent extent;
  for (const CurvePlan& curve : plan.curves)
    for (const CurvePoint& point : curve.points) extent.take(point.tokens.count());
  return extent;
}

Extent bits_of(const GrowthPlan& plan) {
  Extent extent;
  for (const CurvePlan& curve : plan.curves)
    for (const CurvePoint& point : curve.points) extent.take(point.bits.count());
  for (const CapacityPlan& capacity : plan.capacities) extent.take(capacity.memory.count());
  return extent;
}

AxisRequest request_of(const GrowthPlan& plan, const Extent& extent, AxisUnit unit, Length length,
                       Length gap) {
  return {.least = extent.least,
          .most = extent.most,
          .scale = plan.scale == CurveScale::log ? AxisScale::log : AxisScale::linear,
          .unit = unit,
          .family = AxisFamily::binary,
          .length = length,
          .gap = gap};
}

Axis axis_of_memory(const GrowthInput& input, Length length) {
  const Length line = leading(input.metrics[metric::text_size]);
  const auto one_line = [&](std::string_view) { return line; };
  return make_axis(
      request_of(input.growth, bits_of(input.growth), AxisUnit::bits, length, Length::px(10)),
      one_line);
}

Length width_of(const GrowthInput& input, const std::string& label) {
  return width({{label}}, input.metrics[metric::text_size], Weight::regular);
}

/// The doublings from the first tick of a log axis to the last.
std::int64_t doublings(const Axis& axis) {
  std::int64_t count = 0;
  for (UInt128 value = axis.first(); value < axis.last(); value *= 2) ++count;
  return count;
}

/// The height at which a doubling is as high as it is wide.
Length height_of(const Axis& tokens, const Axis& memory) {
  const Length width = tokens.length;
  if (tokens.scale == AxisScale::linear) return snapped(width * 5 / 8);
  const Length even = width * doublings(memory) / doublings(tokens);
  return snapped(std::clamp(even, width / 2, width));
}

/// The label of a tick; the last one says the unit of all.
std::string label_of(const Axis& axis, const Tick& tick) {
  const bool last = &tick == &axis.ticks.back();
  return tick.label + (last && !axis.unit.empty() ? "\u00A0" + axis.unit : "");
}

Item label(const GrowthInput& input, std::string text, Point at, Anchor anchor) {
  const TextStyle style = input.style(marks::tick);
  return {.mark = style.mark,
          .shape = Label{{at.x, baseline(at.y, style.size)},
                         anchor,
                         style.size,
                         style.weight,
                         {{std::move(text)}}}};
}

}  // namespace

Chart make_chart(const GrowthInput& input, Length width) {
  const auto measure = [&](std::string_view label) { return width_of(input, std::string(label)); };
  Chart chart{.tokens = make_axis(request_of(input.growth, tokens_of(input.growth),
                                             AxisUnit::things, width, Length::px(12)),
                                  measure),
              .memory = axis_of_memory(input, width)};
  // The height decides how close ticks stand, and so where the axis ends.
  for (int i = 0; i < 2; ++i)
    chart.memory = axis_of_memory(input, height_of(chart.tokens, chart.memory));
  return chart;
}

Length tick_room(const GrowthInput& input) {
  // Ticks that are close together have all the labels that ones farther apart have.
  const Axis axis = axis_of_memory(input, input.room);
  Length widest;
  for (const Tick& tick : axis.ticks)
    widest = std::max(widest, width_of(input, label_of(axis, tick)));
  return snapped(widest + tick_length + label_gap);
}

void draw_axes(Picture& on, const GrowthInput& input, const Chart& chart, Point at) {
  const auto [width, height] = chart.size();
  const auto point = [&](Length x, Length y) { return at + Point{x, y}; };
  const auto line = [&](std::vector<Point> points) {
    add(on, {.mark = marks::axis, .shape = Polyline{std::move(points)}});
  };
  line({at, point(Length(), height), point(width, height)});
  for (const Tick& tick : chart.memory.ticks)
    line({point(-tick_length, height - tick.at), point(Length(), height - tick.at)});
  for (const Tick& tick : chart.tokens.ticks)
    line({point(tick.at, height), point(tick.at, height + tick_length)});
  for (const Tick& tick : chart.memory.ticks)
    if (!tick.label.empty())
      add(on, label(input, label_of(chart.memory, tick),
                    point(-tick_length - label_gap, height - tick.at), Anchor::end));
  const Length text_line = leading(input.metrics[metric::text_size]);
  const Length below = height + tick_length + label_gap / 2;
  for (const Tick& tick : chart.tokens.ticks)
    if (!tick.label.empty())
      add(on, label(input, label_of(chart.tokens, tick), point(tick.at, below + text_line / 2),
                    Anchor::middle));
  const RichText title = {{input.words[word::growth_tokens]}};
  add(on, centred_label(title, input.style(marks::title),
                        point(width / 2, below + text_line + label_gap + text_line / 2)));
}

Length axis_height(const GrowthInput& input) {
  const Length line = leading(input.metrics[metric::text_size]);
  return tick_length + label_gap / 2 + line + label_gap + line;
}

}  // namespace attnfig
