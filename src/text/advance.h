#pragma once

#include "text/rich_text.h"

#include <cstddef>
#include <cstdint>
#include <optional>

namespace attnfig {

enum class Weight { regular, bold };

/// How far one character moves the pen, in units of 1/2048 em.
struct Advance {
  char32_t point;
  std::uint16_t regular;
  std::uint16_t bold;
};

extern const Advance advances[];
extern const std::size_t advance_count;

constexpr int units_per_em = 2048;

/// The advance of a character in units of 1/2048 em, or nothing for one whose width is not known:
/// Latin, Greek, punctuation, arrows and mathematics as in Liberation Sans (metric-compatible with
/// Arial and Helvetica); Han, Kana and full-width forms 1 em; Hangul 0.92 em.
std::optional<int> advance(char32_t point, Weight weight);

}  // namespace attnfig
