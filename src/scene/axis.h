#pragma once

#include "scene/geometry.h"
#include "units.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace attnfig {

enum class AxisScale { linear, log };

/// What an axis counts: things, such as tokens, or bits, which labels show as bytes.
enum class AxisUnit { things, bits };

/// Powers of two with Ki, Mi and KiB, MiB; or 1, 2 and 5 times powers of ten with k, M and kB, MB.
/// Both axes of a figure are of one family.
enum class AxisFamily { binary, decimal };

/// The largest value of a log axis: 1 EiB in bits, and more tokens than any context has. Linear
/// ones go up to any sum of caches.
inline constexpr UInt128 most_log_value = UInt128{1} << 63;

struct AxisRequest {
  /// The least and the most of all data, capacity lines among them. A log axis needs a least that
  /// is not 0; a linear one starts at 0 all the same.
  UInt128 least = 0;
  UInt128 most = 0;
  AxisScale scale = AxisScale::linear;
  AxisUnit unit = AxisUnit::things;
  AxisFamily family = AxisFamily::binary;
  Length length;
  /// Between two labels.
  Length gap;
};

struct Tick {
  UInt128 value = 0;
  Length at;  // from the first tick
  std::string label;

  friend bool operator==(const Tick&, const Tick&) = default;
};

/// An axis from its first tick to its last. Labels are whole numbers.
struct Axis {
  AxisScale scale = AxisScale::linear;
  Length length;
  std::vector<Tick> ticks = {};
  /// The unit of all labels, to be said once beside them: "GiB". Empty: they count things, or their
  /// unit changes along the axis, so that each label has its own.
  std::string unit = {};

  UInt128 first() const { return ticks.front().value; }
  UInt128 last() const { return ticks.back().value; }

  friend bool operator==(const Axis&, const Axis&) = default;
};

/// The extent of a label along the axis: its width, or on an upright axis its height.
using MeasureLabel = std::function<Length(std::string_view label)>;

/// The axis with the closest ticks whose labels do not come nearer to each other than the gap, and
/// at most 7 of them on a linear one. It begins and ends on a tick, so it covers the data and at
/// most a step more at each end. An axis too short for two labels keeps both ticks, but only the
/// last has a label.
Axis make_axis(const AxisRequest& request, const MeasureLabel& measure);

/// Where a value of the axis stands, from its first tick, rounded to 1/100 px.
Length position(const Axis& axis, UInt128 value);

/// A label at the end of a curve. A leader meets it at one height, such as its first line's middle.
struct EndLabel {
  Length wanted;  // that it would like this height to have: the curve's end
  Length above;   // of the label, over that height
  Length below;

  /// One that is met in its middle.
  static constexpr EndLabel centred(Length wanted, Length height) {
    return {wanted, height / 2, height - height / 2};
  }
};

/// The heights of labels that keep a gap between each other and stay in the order of the curves'
/// ends, those of equal ends in the order given, so that no leader crosses another; the squares of
/// their shifts add up to the least (pool-adjacent-violators). They stay between two bounds if they
/// fit, else they start at the first.
std::vector<Length> spread(const std::vector<EndLabel>& labels, Length gap, Length from, Length to);

}  // namespace attnfig
