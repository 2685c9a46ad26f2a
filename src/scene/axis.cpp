#include "scene/axis.h"

#include "text/number.h"

#include <algorithm>
#include <cassert>
#include <cstdint>
#include <numeric>

namespace attnfig {
namespace {

using Values = std::vector<UInt128>;

constexpr UInt128 bits_of_a_byte = 8;
constexpr std::size_t most_linear_ticks = 7;

UInt128 one_of(AxisUnit unit) {
  return unit == AxisUnit::bits ? bits_of_a_byte : 1;
}

/// The largest scale of a family of which a value is a whole number; null: it is below all of them.
const Scale* scale_of(const AxisRequest& request, UInt128 value) {
  const UInt128 base = request.family == AxisFamily::binary ? 1024 : 1000;
  const auto scales = request.unit == AxisUnit::bits ? memory_units() : count_scales();
  const Scale* best = nullptr;
  for (const Scale& scale : scales)
    if ((scale.base == base || scale.power == 0) &&
        value % (scale.factor() * one_of(request.unit)) == 0)
      best = &scale;
  return best;
}

/// "16", or "0.25": a number of quarters of a scale, at the least.
std::string number_in(const AxisRequest& request, UInt128 value, const Scale* scale) {
  constexpr std::string_view parts[] = {"", ".25", ".5", ".75"};
  const UInt128 one = one_of(request.unit) * (scale == nullptr ? 1 : scale->factor());
  return grouped(value / one) + std::string(parts[static_cast<std::size_t>(value % one * 4 / one)]);
}

/// "16Ki", "4 GiB": the number kept together with its unit.
std::string label_of(const AxisRequest& request, UInt128 value) {
  if (value == 0) return "0";
  const Scale* scale = scale_of(request, value);
  std::string number = number_in(request, value, scale);
  if (scale == nullptr) return number;
  return number + (request.unit == AxisUnit::bits ? "\u00A0" : "") + std::string(scale->name);
}

/// log2 in units of 2^-24, rounded down: the digits behind the point by squaring.
UInt128 log2_of(UInt128 value) {
  assert(value != 0);
  constexpr int decimals = 24;
  constexpr int point = 63;
  int whole = 0;
  while (value >> whole != 1) ++whole;
  UInt128 mantissa = whole <= point ? value << (point - whole) : value >> (whole - point);
  UInt128 result = static_cast<UInt128>(whole);
  for (int k = 0; k < decimals; ++k) {
    mantissa = mantissa * mantissa >> point;
    result *= 2;
    if (UInt128{1} << (point + 1) <= mantissa) {
      mantissa /= 2;
      ++result;
    }
  }
  return result;
}

Length scaled(Length length, UInt128 part, UInt128 whole) {
  constexpr UInt128 exact = UInt128{1} << 100;  // times hundredths of a pixel it still fits
  while (exact < whole) part /= 2, whole /= 2;
  const auto hundredths = static_cast<UInt128>(length.hundredths());
  return Length::hundredths(static_cast<std::int64_t>((hundredths * part + whole / 2) / whole));
}

Length position_between(AxisScale scale, Length length, UInt128 first, UInt128 last,
                        UInt128 value) {
  if (scale == AxisScale::log) {
    const UInt128 start = log2_of(first);
    return scaled(length, log2_of(value) - start, log2_of(last) - start);
  }
  return scaled(length, value - first, last - first);
}

/// Multiples of a step from 0 until all data are covered.
Values linear_values(UInt128 step, UInt128 most) {
  Values values = {0};
  while (values.back() < most || values.size() < 2) values.push_back(values.back() + step);
  return values;
}

/// Powers of `base` whose exponent is a multiple of a step, and between neighbouring ones their
/// multiples by `factors`, that enclose the data; at least two.
Values log_values(const AxisRequest& request, UInt128 base, unsigned step, const Values& factors) {
  const UInt128 one = one_of(request.unit);
  Values all;
  UInt128 power = one;
  UInt128 stride = 1;
  for (unsigned k = 0; k < step; ++k) stride *= base;
  for (bool covered = false; !covered; power *= stride)
    for (const UInt128 factor : factors) {
      all.push_back(power * factor);
      covered = request.most <= all.back() && 2 <= all.size();
      if (covered) break;
    }
  const auto past = std::upper_bound(all.begin(), all.end(), std::max(request.least, one));
  const auto first = std::min(past - 1, all.end() - 2);
  all.erase(all.begin(), first);
  return all;
}

/// The scale that linear ticks of memory stand on: that of the data, of which steps may be halves
/// and quarters. Null: there is none.
const Scale* linear_scale(const AxisRequest& request, const Values& values) {
  const Scale* of_quarters = scale_of(request, values[1] * 4);
  const bool covers =
      of_quarters != nullptr && of_quarters->factor() * one_of(request.unit) <= values.back();
  return covers ? of_quarters : scale_of(request, values[1]);
}

/// Whether ticks are parts of a unit although whole ones would be four or more.
bool could_be_whole(const AxisRequest& request, const Values& values) {
  const Scale* scale = request.unit == AxisUnit::bits ? linear_scale(request, values) : nullptr;
  if (scale == nullptr) return false;
  const UInt128 one = scale->factor() * one_of(request.unit);
  return values[1] % one != 0 && 3 * one <= values.back();
}

/// The values of the closest ticks, then of wider apart ones, down to two ticks. Empty: they would
/// be too many.
Values linear_candidate(const AxisRequest& request, unsigned k) {
  const bool binary = request.family == AxisFamily::binary;
  UInt128 step = one_of(request.unit);
  // 1, 2, 4, 8 …; or 1, 2, 5, 10 …
  for (unsigned n = 0; n < k; ++n) step = binary || n % 3 != 1 ? step * 2 : step / 2 * 5;
  if (step * (most_linear_ticks - 1) < request.most) return {};
  Values values = linear_values(step, request.most);
  return could_be_whole(request, values) ? Values() : values;
}

Values log_candidate(const AxisRequest& request, unsigned k) {
  if (request.family == AxisFamily::decimal)
    return k == 0 ? log_values(request, 10, 1, {1, 2, 5}) : log_values(request, 10, k, {1});
  // Doublings: ticks of memory that are 10 apart fall on whole units. The last step covers all.
  constexpr unsigned of_things[] = {1, 2, 4, 8, 16, 32, 64};
  constexpr unsigned of_bits[] = {1, 2, 5, 10, 20, 40, 80};
  return log_values(request, 2, request.unit == AxisUnit::bits ? of_bits[k] : of_things[k], {1});
}

/// The scale that one word says for all labels: of memory whose ticks are equal steps, or of which
/// each has the same scale. Null: there is none.
const Scale* shared_scale(const AxisRequest& request, const Values& values) {
  if (request.unit == AxisUnit::things) return nullptr;
  if (request.scale == AxisScale::linear) return linear_scale(request, values);
  const Scale* first = scale_of(request, values[1]);
  const bool same = std::all_of(values.begin(), values.end(),
                                [&](UInt128 value) { return scale_of(request, value) == first; });
  return same ? first : nullptr;
}

Axis axis_of(const AxisRequest& request, const Values& values) {
  Axis axis{request.scale, request.length};
  const Scale* shared = shared_scale(request, values);
  if (shared != nullptr) axis.unit = shared->name;
  for (const UInt128 value : values)
    axis.ticks.push_back(
        {value,
         position_between(request.scale, request.length, values.front(), values.back(), value),
         shared != nullptr ? number_in(request, value, shared) : label_of(request, value)});
  return axis;
}

bool keeps_gap(const Axis& axis, Length gap, const MeasureLabel& measure) {
  for (std::size_t k = 1; k < axis.ticks.size(); ++k) {
    const Tick& a = axis.ticks[k - 1];
    const Tick& b = axis.ticks[k];
    if (b.at - a.at < (measure(a.label) + measure(b.label)) / 2 + gap) return false;
  }
  return true;
}

/// Neighbouring labels as one block that is moved as a whole.
struct Pool {
  std::int64_t sum = 0;  // of the places that its labels want, without the room between them
  std::int64_t count = 0;

  std::int64_t mean() const { return sum / count; }
};

/// The closest ascending places to wanted ones: where two pools are in the wrong order, both take
/// the mean of all their labels.
std::vector<std::int64_t> ascending(const std::vector<std::int64_t>& wanted) {
  std::vector<Pool> pools;
  for (const std::int64_t place : wanted) {
    pools.push_back({place, 1});
    while (1 < pools.size() && pools.back().mean() < pools[pools.size() - 2].mean()) {
      const Pool last = pools.back();
      pools.pop_back();
      pools.back().sum += last.sum;
      pools.back().count += last.count;
    }
  }
  std::vector<std::int64_t> places;
  for (const Pool& pool : pools)
    places.insert(places.end(), static_cast<std::size_t>(pool.count), pool.mean());
  return places;
}

}  // namespace

Axis make_axis(const AxisRequest& request, const MeasureLabel& measure) {
  assert(request.least <= request.most);
  assert(request.scale == AxisScale::linear ||
         (request.least != 0 && request.most <= most_log_value));
  const auto candidate = request.scale == AxisScale::linear ? linear_candidate : log_candidate;
  Axis axis;
  for (unsigned k = 0; axis.ticks.size() != 2; ++k) {
    const Values values = candidate(request, k);
    if (values.empty()) continue;
    axis = axis_of(request, values);
    if (keeps_gap(axis, request.gap, measure)) return axis;
  }
  axis.ticks.front().label.clear();
  return axis;
}

Length position(const Axis& axis, UInt128 value) {
  assert(axis.first() <= value && value <= axis.last());
  return position_between(axis.scale, axis.length, axis.first(), axis.last(), value);
}

std::vector<Length> spread(const std::vector<EndLabel>& labels, Length gap, Length from,
                           Length to) {
  if (labels.empty()) return {};
  std::vector<std::size_t> order(labels.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return labels[a].wanted < labels[b].wanted;
  });
  // From the first label's height to each one's where they stand close together. Without these
  // distances, places need only ascend.
  std::vector<Length> close(labels.size());
  for (std::size_t k = 1; k < order.size(); ++k)
    close[k] = close[k - 1] + labels[order[k - 1]].below + gap + labels[order[k]].above;
  std::vector<std::int64_t> wanted;
  for (std::size_t k = 0; k < order.size(); ++k)
    wanted.push_back((labels[order[k]].wanted - close[k]).hundredths());
  const std::vector<std::int64_t> places = ascending(wanted);
  const Length least = from + labels[order.front()].above;
  const Length most = std::max(least, to - labels[order.back()].below - close.back());
  std::vector<Length> heights(labels.size());
  for (std::size_t k = 0; k < order.size(); ++k)
    heights[order[k]] = std::clamp(Length::hundredths(places[k]), least, most) + close[k];
  return heights;
}

}  // namespace attnfig
