#pragma once

#include "units.h"

#include <span>
#include <string>
#include <string_view>

namespace attnfig {

// Numbers as people write them: "1,024", "32Ki", "140.5 GB".

/// A count in plain digits: 32768.
std::string digits(UInt128 count);

/// A count with thousands grouped by commas: 32,768.
std::string grouped(UInt128 count);

/// A power of 1,000 or of 1,024 and its letters.
struct Scale {
  std::string_view name;
  UInt128 base = 1000;
  int power = 0;

  constexpr UInt128 factor() const {
    UInt128 product = 1;
    for (int i = 0; i < power; ++i) product *= base;
    return product;
  }
};

/// Of counts: Ki, Mi, Gi, k, M, G.
std::span<const Scale> count_scales();

/// Of bytes: B, KiB … PiB, kB … PB.
std::span<const Scale> memory_units();

/// The scale of exactly this name, or null.
const Scale* find_scale(std::span<const Scale> scales, std::string_view name);

/// Their names: "Ki, Mi, Gi, k, M or G".
std::string names_of(std::span<const Scale> scales);

/// The number at the start of a text: digits, which commas may group, and decimals after a point. A
/// comma or a point belongs to it only before a digit.
struct TypedNumber {
  std::string_view whole = {};     // "1,024"; empty: the text starts with no number
  std::string_view decimals = {};  // without the point
  std::string_view rest = {};      // of the text

  bool is_grouped() const { return whole.find(',') != std::string_view::npos; }
  std::size_t digit_count() const;
  /// All digits as one whole number. Needs at most 20 of them.
  UInt128 digits() const;
};
TypedNumber read_number(std::string_view text);

}  // namespace attnfig
