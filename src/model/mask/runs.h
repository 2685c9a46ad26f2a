#pragma once

#include <cstdint>
#include <vector>

namespace attnfig {

/// The place of a token in its sequence, from 0. Sides of masks have at most `most_positions`: no
/// model has a longer context, and no mask of this size takes more than a second or two to count.
using Position = std::uint64_t;
inline constexpr Position most_positions = Position{1} << 24;

/// Keys of a row of a mask: `width` neighbours every `step` keys from `first`, all before `end`.
struct KeyRun {
  Position first = 0;
  Position end = 0;
  Position step = 1;
  Position width = 1;

  friend bool operator==(const KeyRun&, const KeyRun&) = default;
};

/// A half-open range of queries or of keys.
struct Interval {
  Position first = 0;
  Position end = 0;

  friend bool operator==(const Interval&, const Interval&) = default;
};

bool holds(const KeyRun& run, Position key);

/// The keys of a run within a range.
Position count(const KeyRun& run, const Interval& range);

/// The keys within a range that at least one of the runs has.
Position count_union(const std::vector<KeyRun>& runs, const Interval& range);

}  // namespace attnfig
