#pragma once

#include "figures/growth/chart.h"

namespace attnfig {

/// Where the texts about curves and capacities stand: beside the plot at the lines' ends; or below
/// it, where numbers and amounts at the ends say which is which.
enum class Texts { beside, below };

/// The end of a curve, or of a capacity's line.
struct End {
  std::size_t index = 0;
  bool is_curve = false;
  Point from = {};     // in the plot
  Picture text = {};   // beside the plot
  Length height = {};  // of the leader at the text

  int number() const { return static_cast<int>(index) + 1; }
};

/// The ends of all curves, then of all capacities, with their texts moved apart between two
/// heights.
std::vector<End> ends_of(const GrowthInput& input, const Chart& chart, Texts texts, Length top,
                         Length bottom);

/// The width of the widest text at an end.
Length end_width(const GrowthInput& input, Texts texts);

/// The leader from an end to its text; a capacity's begins at the axis of memory.
Polyline leader(const GrowthInput& input, const Chart& chart, const End& end);

/// What is said of an end below the plot.
Picture text_below(const GrowthInput& input, const End& end, Length width);

/// A dot of a curve's colour.
Item dot(const GrowthInput& input, Point centre, int series);

}  // namespace attnfig
