#pragma once

#include "variants/values.h"

namespace attnfig {

/// A whole number in a range of its own, with its place. `Of` has `least`, `most` and `unit`.
template <class Of>
struct Bounded {
  std::uint64_t count = Of::least;
  Place place = {};
};

template <class Of>
struct Value<Bounded<Of>> {
  static Type type() {
    return {.kind = Type::Kind::integer, .unit = Of::unit, .least = Of::least, .most = Of::most};
  }
  static void read(const Reporter& reporter, const Field& field, const Node& node,
                   Bounded<Of>& value) {
    if (const auto count = read_count(reporter, field, node, Of::least, Of::most, Of::unit))
      value = {static_cast<std::uint64_t>(*count), reporter.source.place(node.offset)};
  }
};

}  // namespace attnfig
