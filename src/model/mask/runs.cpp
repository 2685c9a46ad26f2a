#include "model/mask/runs.h"

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <utility>

namespace attnfig {
namespace {

bool has_gaps(const KeyRun& run) {
  return run.width < run.step;
}

/// The keys of a run before a key, if its end is left aside.
Position count_before(const KeyRun& run, Position key) {
  if (key <= run.first) return 0;
  if (!has_gaps(run)) return key - run.first;
  const Position whole = (key - run.first) / run.step;
  return whole * run.width + std::min((key - run.first) % run.step, run.width);
}

Interval intersection(const Interval& a, const Interval& b) {
  const Position first = std::max(a.first, b.first);
  return {first, std::max(first, std::min(a.end, b.end))};
}

/// Keys `first`, `first` + `step` … before `end`; none if `first` is not before it.
struct Progression {
  Position first = 0;
  Position end = 0;
  Position step = 1;

  bool is_empty() const { return end <= first; }
  bool is_single() const { return !is_empty() && end - first <= step; }
  Position count() const { return is_empty() ? 0 : (end - 1 - first) / step + 1; }
};

/// The inverse of a modulo m, which have no common divisor.
Position inverse(Position a, Position m) {
  auto before = static_cast<std::int64_t>(m);
  auto now = static_cast<std::int64_t>(a % m);
  std::int64_t factor_before = 0;
  std::int64_t factor = 1;
  while (now != 0) {
    const std::int64_t whole = before / now;
    before = std::exchange(now, before - whole * now);
    factor_before = std::exchange(factor, factor_before - whole * factor);
  }
  const auto modulus = static_cast<std::int64_t>(m);
  return static_cast<Position>((factor_before % modulus + modulus) % modulus);
}

/// The progression from a later key on.
Progression from(const Progression& a, Position key) {
  if (key <= a.first) return a;
  return {a.first + (key - a.first + a.step - 1) / a.step * a.step, a.end, a.step};
}

/// The keys that both have, by the Chinese remainder theorem.
Progression intersection(Progression a, Progression b) {
  const Position start = std::max(a.first, b.first);
  a = from(a, start);
  b = from(b, start);
  a.end = b.end = std::min(a.end, b.end);
  if (a.is_empty() || b.is_empty()) return {};
  if (a.is_single()) std::swap(a, b);
  if (b.is_single())
    return b.first < a.first || (b.first - a.first) % a.step != 0 ? Progression{} : b;
  const Position common = std::gcd(a.step, b.step);
  const Position apart =
      b.first < a.first ? b.step - (a.first - b.first) % b.step : (b.first - a.first) % b.step;
  if (apart % common != 0) return {};
  const Position turns = b.step / common;
  const Position k = apart / common % turns * inverse(a.step / common, turns) % turns;
  const Progression both{a.first + k * a.step, a.end, a.step * turns};
  return both.is_empty() ? Progression{} : both;
}

/// Inclusion and exclusion: the keys of the runs from the k-th on within a progression, of which
/// those that an even number of runs has are taken off again. Progressions of one run are apart.
Position count_joined(const std::vector<KeyRun>& runs, std::size_t k, const Progression& within) {
  Position sum = 0;
  for (; k < runs.size(); ++k)
    for (Position at = 0; at < runs[k].width; ++at) {
      const Progression both =
          intersection(within, {runs[k].first + at, runs[k].end, runs[k].step});
      if (!both.is_empty()) sum += both.count() - count_joined(runs, k + 1, both);
    }
  return sum;
}

/// Keys of runs with gaps in a range.
Position count_gapped(const std::vector<KeyRun>& runs, const Interval& range) {
  if (runs.size() == 1) return count(runs.front(), range);
  return count_joined(runs, 0, {range.first, range.end, 1});
}

}  // namespace

bool holds(const KeyRun& run, Position key) {
  if (key < run.first || run.end <= key) return false;
  return !has_gaps(run) || (key - run.first) % run.step < run.width;
}

Position count(const KeyRun& run, const Interval& range) {
  const Interval own = intersection({run.first, run.end}, range);
  if (own.first == own.end) return 0;
  return count_before(run, own.end) - count_before(run, own.first);
}

Position count_union(const std::vector<KeyRun>& runs, const Interval& range) {
  std::vector<Interval> whole;
  std::vector<KeyRun> gapped;
  for (const KeyRun& run : runs) {
    const Interval own = intersection({run.first, run.end}, range);
    if (own.first == own.end) continue;
    if (has_gaps(run)) {
      gapped.push_back(run);
    } else {
      whole.push_back(own);
    }
  }
  std::sort(whole.begin(), whole.end(),
            [](const Interval& a, const Interval& b) { return a.first < b.first; });
  Position sum = 0;
  Position done = range.first;
  const auto add_gap = [&](Position end) {
    if (!gapped.empty() && done < end) sum += count_gapped(gapped, {done, end});
  };
  for (const Interval& span : whole) {
    add_gap(span.first);
    if (done < span.end) sum += span.end - std::max(done, span.first);
    done = std::max(done, span.end);
  }
  add_gap(range.end);
  return sum;
}

}  // namespace attnfig
