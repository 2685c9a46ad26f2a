#pragma once

#include "theme/theme.h"

#include <array>
#include <cstdint>
#include <string_view>

// How well people tell colours apart. Only this file computes in floating point, because the
// formulas are powers, roots and angles. Its results are integers that decide whether a theme is
// accepted; no figure ever holds one.

namespace attnfig {

/// Full colour vision, or none of one of the three kinds of cones.
enum class Sight { full, protanopia, deuteranopia, tritanopia };

constexpr std::array<std::pair<Sight, std::string_view>, 4> sights = {
    {{Sight::full, "full colour vision"},
     {Sight::protanopia, "protanopia"},
     {Sight::deuteranopia, "deuteranopia"},
     {Sight::tritanopia, "tritanopia"}}};

/// A colour in CIE L*a*b* under D65, in 1/10,000.
struct Lab {
  std::int64_t lightness = 0;
  std::int64_t a = 0;
  std::int64_t b = 0;

  friend bool operator==(const Lab&, const Lab&) = default;
};

/// A colour of sRGB as people see it. A missing kind of cones is simulated with the matrices of
/// Machado, Oliveira and Fernandes, "A Physiologically-based Model for Simulation of Color Vision
/// Deficiency", IEEE TVCG 15(6), 2009, at severity 1.
Lab seen(Colour colour, Sight sight);

/// The colour difference CIEDE2000 in 1/10,000, with all weights 1. Source: Sharma, Wu and Dalal,
/// "The CIEDE2000 Color-Difference Formula: Implementation Notes, Supplementary Test Data, and
/// Mathematical Observations", Color Research and Application 30(1), 2005.
std::int64_t difference(const Lab& one, const Lab& other);

}  // namespace attnfig
