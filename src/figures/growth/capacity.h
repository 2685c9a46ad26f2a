#pragma once

#include "spec/sizes.h"

namespace attnfig {

/// The memory of a device that caches may fill.
struct CapacitySpec {
  std::string name;           // of an accelerator, or a word of the spec; empty: none
  bool is_known = false;      // the name is that of an accelerator
  Sourced<unit::Bit> memory;  // without a name only after an error
};

/// `A100`, `80GiB`, `[A100, H200]` or `{A100: 80GiB}`: names of accelerators and amounts.
struct CapacitySpecs {
  std::vector<CapacitySpec> list;
};

template <>
struct Value<CapacitySpecs> {
  static Type type() { return {.kind = Type::Kind::words}; }
  static void read(const Reporter& reporter, const Field& field, const Node& node,
                   CapacitySpecs& value);
};

}  // namespace attnfig
