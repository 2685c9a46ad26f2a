#pragma once

#include "spec/saying.h"
#include "spec/spec.h"

namespace attnfig {

/// How much of a query's attention a key gets: a number from 0 to 1.
struct KeyWeight {
  static constexpr int most_decimals = 4;
  static constexpr std::uint64_t whole = 10'000;

  std::uint64_t parts = 0;  // of `whole`
  int decimals = 0;         // that were stated
  Place place = {};

  friend bool operator==(const KeyWeight& one, const KeyWeight& other) {
    return one.parts == other.parts;
  }
};

/// Those of one query.
using Weights = std::vector<KeyWeight>;

template <>
struct Value<KeyWeight> {
  static Type type() { return {.kind = Type::Kind::share}; }
  static void read(const Reporter& reporter, const Field& field, const Node& node,
                   KeyWeight& value);
};

/// "0.25".
std::string to_text(const KeyWeight& weight);

/// Whether all queries have weights for equally many keys, and those of each add up to 1 but for
/// rounding. Reports what is wrong.
bool are_weights(const Saying& say, const std::vector<Weights>& weights);

}  // namespace attnfig
