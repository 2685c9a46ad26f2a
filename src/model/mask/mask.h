#pragma once

#include "model/mask/runs.h"
#include "units.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace attnfig {

namespace unit {
struct Score {};  // of one query and one key
}  // namespace unit
using Scores = Amount<unit::Score>;

/// The queries and keys of a mask. Query i stands at position `offset` + i of the keys.
struct Rectangle {
  Position queries = 0;
  Position keys = 0;
  Position offset = 0;

  /// A whole sequence against itself.
  static Rectangle square(Position tokens) { return {tokens, tokens, 0}; }
  /// The last queries of a sequence, as in decoding and in chunked prefill: the mask is aligned at
  /// the bottom right (flash-attention since 2.1). Needs no more queries than keys.
  static Rectangle last_queries(Position queries, Position keys) {
    return {queries, keys, keys - queries};
  }
  /// Every query against the keys of another sequence.
  static Rectangle cross(Position queries, Position keys) { return {queries, keys, 0}; }

  friend bool operator==(const Rectangle&, const Rectangle&) = default;
};

struct ReasonRule;

/// Why a query reads a key: a rule and its values (model/mask/reasons.h makes them).
struct Reason {
  const ReasonRule* rule;
  std::vector<Position> values = {};

  friend bool operator==(const Reason&, const Reason&) = default;
};

/// How the rows of a reason change with the query, so that rows need not be counted one by one:
/// while no end of a run that moves with the query passes one that stands still, `period` further
/// queries change the number of keys by the same amount. The first and the last key of the area and
/// the query itself are such ends of every reason, and are not said.
struct Ends {
  std::vector<Position> fixed = {};       // first or end of a run, whatever the query
  std::vector<std::int64_t> moving = {};  // query − first or end of a run that moves with it
  Position period = 1;                    // 0: each row is unlike all others
};

/// The rule of a reason. All are listed in model/mask/reasons.cpp.
struct ReasonRule {
  std::string_view name;      // "window"
  std::string_view reads;     // when query i reads key j: "j ≤ i and i − j < window"
  std::string_view citation;  // the paper or code in which the rule stands
  /// Adds the keys that the query at a position reads. They may reach past the rectangle.
  void (*keys)(const Reason& reason, const Rectangle& area, Position query,
               std::vector<KeyRun>& runs);
  /// Adds the keys of the first `tokens` that the newest of them or a later one reads. Null:
  /// queries read later keys, so that nothing is decoded one by one.
  void (*cached)(const Reason& reason, const Rectangle& area, Position tokens,
                 std::vector<KeyRun>& runs);
  Ends (*ends)(const Reason& reason, const Rectangle& area);
};

/// Keys that the data choose; a figure shows a sample of them. How many is certain, since a sample
/// takes none that a reason reads: `count` of the others, or all where there are fewer.
struct Sample {
  enum class Of {
    earlier_keys,    // up to the query itself (top-k)
    earlier_chunks,  // finished chunks of `chunk` keys, of which no reason reads a key (MoBA)
    any_keys,        // earlier or later (BigBird, in tiles)
  };
  Of of = Of::earlier_keys;
  Position count = 0;
  std::uint64_t seed = 0;  // of SplitMix64
  Position chunk = 1;

  friend bool operator==(const Sample&, const Sample&) = default;
};

/// Which keys the queries of one attention read: those for which there is a reason.
struct Mask {
  Rectangle area = {};
  /// A key that several reasons read belongs to the first of them.
  std::vector<Reason> reasons = {};
  std::optional<Sample> sample = {};
  /// Queries and keys in squares of so many are read together or not at all; reasons, the sample
  /// and positions count tiles then. Divides both sides of the area.
  Position tile = 1;
  /// Lengths of documents packed into one sequence; none: it is one. Each has the mask for itself,
  /// so positions count from its start. They add up to the sides of a square area.
  std::vector<Position> documents = {};

  friend bool operator==(const Mask&, const Mask&) = default;
};

/// The canonical text of a mask in one line.
std::string dump(const Mask& mask);

}  // namespace attnfig
