#pragma once

#include "text/rich_text.h"

#include <cstddef>
#include <cstdint>
#include <optional>

namespace attnfig {

/// How far one character moves the pen, in units of 1/2048 em.
struct Advance {
  char32_t point;
  std::uint16_t regular;
  std::uint16_t bold;
  std::uint16_t italic;
  std::uint16_t bold_italic;
};

extern const Advance advances[];
extern const std::size_t advance_count;

constexpr int units_per_em = 2048;

/// The advance of a character in units of 1/2048 em, or nothing if it is unknown: Latin, Greek,
/// punctuation, arrows and mathematics as in Liberation Sans (metric-compatible with Arial and
/// Helvetica), in code all the same as in Liberation Mono (Courier New, Cousine); Han, Kana and
/// full-width forms 1 em; Hangul 0.92 em.
std::optional<int> advance(char32_t point, const Face& face);

}  // namespace attnfig
