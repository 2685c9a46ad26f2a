// Caches against their context: axes, a curve a layout, a line a capacity, and at their ends what
// they are.
//
//   |        .·   ───────  Llama 3.1 70B
//   |---- .· ------------    16,384 tokens fill 80 GiB
//   |  .·         ______.─ Qwen3-Next
//   |.·____.─'''
//   +--------------------
//
// On a narrow page the texts stand below the plot, and numbers at the ends say which is which.

#include "figures/growth/ends.h"

#include <algorithm>

namespace attnfig {
namespace marks = growth_marks;
namespace {

constexpr Length heading_gap = Length::px(12);  // over a plot

/// The panels of a figure: axes and capacities, then the curves. All have the figure's coordinates.
struct Panels {
  Picture frame = {};
  std::vector<Picture> curves;

  Picture& of(const End& end) { return end.is_curve ? curves[end.index] : frame; }
};

Picture whole_of(const GrowthPlan& plan, Panels panels, Size size) {
  Picture whole;
  place(whole, as_panel(std::move(panels.frame), plain(plan.heading), 0), {});
  for (std::size_t i = 0; i < plan.curves.size(); ++i)
    place(whole, as_panel(std::move(panels.curves[i]), plain(plan.curves[i].label), i + 1), {});
  whole.size = size;
  return whole;
}

Polyline moved(Polyline line, Point by) {
  for (Point& point : line.points) point = point + by;
  return line;
}

/// From the axis of memory to the dot of a crossing.
Polyline line_to(const Chart& chart, const Crossing& crossing) {
  const Length height = chart.height_of(crossing.room);
  return {{{Length(), height}, {chart.at(crossing.at).x, height}}};
}

void draw_curve(Picture& on, const GrowthInput& input, const Chart& chart, const End& end,
                Point at) {
  const CurvePlan& curve = input.growth.curves[end.index];
  const int series = end.number();
  Polyline line;
  for (const CurvePoint& point : curve.points) line.points.push_back(chart.at(point));
  add(on, {.mark = marks::curve,
           .series = series,
           .stands_for = {{"curve", series}},
           .shape = moved(std::move(line), at)});
  add(on, {.mark = marks::leader, .series = series, .shape = moved(leader(input, chart, end), at)});
  for (const Crossing& crossing : curve.crossings) {
    // What weights leave of a device is a line of the curve's own.
    if (crossing.room != input.growth.capacities[crossing.capacity].memory)
      add(on,
          {.mark = marks::leader, .series = series, .shape = moved(line_to(chart, crossing), at)});
    Item item = dot(input, at + chart.at(crossing.at), series);
    item.about = {"capacity", static_cast<int>(crossing.capacity) + 1};
    add(on, std::move(item));
  }
  add(on, dot(input, at + end.from, series));
}

void draw_capacity(Picture& on, const GrowthInput& input, const Chart& chart, const End& end,
                   Point at) {
  add(on, {.mark = marks::capacity,
           .stands_for = {{"capacity", end.number()}},
           .shape = moved(leader(input, chart, end), at)});
}

/// The texts of ends in a column, in the order of the ends.
Length draw_texts_below(Panels& panels, const GrowthInput& input, std::vector<End> ends,
                        Length width, Length y) {
  std::stable_sort(ends.begin(), ends.end(),
                   [](const End& a, const End& b) { return a.height < b.height; });
  for (const End& end : ends) {
    const Picture text = text_below(input, end, width);
    y += input.metrics[metric::text_gap];
    place(panels.of(end), text, {Length(), y});
    y += text.size.height;
  }
  return y;
}

Picture draw_growth(const GrowthInput& input, Length width, Texts texts) {
  const Length left = tick_room(input);
  const Length reach = input.metrics[metric::end_reach];
  const Chart chart = make_chart(input, width - left - reach - end_width(input, texts));
  const Picture heading =
      text_block(input.growth.heading, input.style(marks::title), width, Align::start);
  const Point at = {left, heading.size.height + heading_gap};
  const Length axes = chart.size().height + axis_height(input);
  const std::vector<End> ends =
      texts == Texts::beside ? ends_of(input, chart, texts, -at.y, axes)
                             : ends_of(input, chart, texts, -heading_gap, chart.size().height);
  Panels panels{.curves = std::vector<Picture>(input.growth.curves.size())};
  place(panels.frame, heading, {});
  draw_axes(panels.frame, input, chart, at);
  Length bottom = at.y + axes;
  const Length first = leading(input.metrics[metric::text_size]) / 2;
  for (const End& end : ends) {
    (end.is_curve ? draw_curve : draw_capacity)(panels.of(end), input, chart, end, at);
    const Point text = {at.x + chart.size().width + reach, at.y + end.height - first};
    place(panels.of(end), end.text, text);
    bottom = std::max(bottom, text.y + end.text.size.height);
  }
  if (texts == Texts::below) bottom = draw_texts_below(panels, input, ends, width, bottom);
  return whole_of(input.growth, std::move(panels), {width, bottom});
}

/// The least width with texts in a place.
Length least_width(const GrowthInput& input, Texts texts) {
  return tick_room(input) + input.metrics[metric::plot_width] + input.metrics[metric::end_reach] +
         end_width(input, texts);
}

}  // namespace

Prepared prepare_growth(const DrawInput& page, const GrowthPlan& plan) {
  const GrowthInput input{page, plan};
  const Length beside = least_width(input, Texts::beside);
  return {.whole_width = least_width(input, Texts::below),
          .draw = [input, beside](const Grid& grid) {
            const bool has_room = !input.is_stacked && beside <= grid.width();
            return draw_growth(input, grid.width(), has_room ? Texts::beside : Texts::below);
          }};
}

}  // namespace attnfig
