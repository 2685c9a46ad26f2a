#pragma once

#include "figures/growth/growth.h"
#include "figures/growth/marks.h"
#include "scene/axis.h"

namespace attnfig {

/// The input for drawing a figure of growth.
struct GrowthInput : DrawInput {
  const GrowthPlan& growth;

  TextStyle style(const Mark& mark) const {
    return {.mark = mark, .size = metrics[metric::text_size]};
  }
};

/// The axes of a plot whose upper left corner is {0, 0}.
struct Chart {
  Axis tokens;
  Axis memory;

  Size size() const { return {tokens.length, memory.length}; }
  Length height_of(Bits bits) const { return memory.length - position(memory, bits.count()); }
  Point at(const CurvePoint& point) const {
    return {position(tokens, point.tokens.count()), height_of(point.bits)};
  }
};

/// The axes in a width. A doubling of memory is as high as one of tokens is wide, so that a cache
/// that grows with each token is a diagonal, where that makes the plot neither flat nor taller than
/// it is wide.
Chart make_chart(const GrowthInput& input, Length width);

/// The width that labels of the axis of memory have left of a plot, with the gap to it.
Length tick_room(const GrowthInput& input);

/// Axes, ticks and their labels; labels stand left of {0, 0} and below the plot.
void draw_axes(Picture& on, const GrowthInput& input, const Chart& chart, Point at);

/// What labels and title of the axis of tokens take below a plot.
Length axis_height(const GrowthInput& input);

}  // namespace attnfig
