#pragma once

#include "model/attention.h"
#include "variants/values.h"

namespace attnfig {

/// Bits, if the text is an amount of memory: digits with at most one point, then B, kB, MB, GB, TB
/// (powers of 1,000) or KiB, MiB, GiB, TiB (powers of 1,024), such as "80GiB" or "140.5GB".
/// Otherwise `fault` says what is wrong.
Number parse_memory(std::string_view text);

template <>
struct Range<unit::Bit> {
  static constexpr std::string_view unit = "bits";
  static constexpr UInt128 most = UInt128{1} << 60;
};

/// Memory, such as 80GiB.
template <>
struct Value<Sourced<unit::Bit>> {
  static Type type() { return {.kind = Type::Kind::word}; }
  static void read(const Reporter& reporter, const Field& field, const Node& node,
                   Sourced<unit::Bit>& value);
};

/// Memory per second, such as 3.35TB/s.
template <>
struct Value<Sourced<unit::BitPerSecond>> {
  static Type type() { return {.kind = Type::Kind::word}; }
  static void read(const Reporter& reporter, const Field& field, const Node& node,
                   Sourced<unit::BitPerSecond>& value);
};

}  // namespace attnfig
