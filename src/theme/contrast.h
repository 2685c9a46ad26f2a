#pragma once

#include "theme/theme.h"

#include <cstdint>

namespace attnfig {

/// How well two colours stand out from each other: the contrast ratio of WCAG 2.2 in hundredths,
/// 100 (1:1, equal) to 2,100 (21:1, black on white), rounded down so that 4.499:1 is not 4.5:1.
/// Both colours are as they are seen: what is translucent is composited first, with `over`. Source:
/// WCAG 2.2, "contrast ratio" and "relative luminance", with sRGB's threshold of 0.04045.
int contrast_hundredths(Colour one, Colour other);

/// The relative luminance of WCAG 2.2 in billionths, of which the last digit may be off: 0 for
/// black, 10^9 for white.
std::int64_t luminance_billionths(Colour colour);

/// The colour that `top` makes on an opaque one: source-over in sRGB, as SVG composes, rounded to
/// 8 bits. `alpha` is the opacity of `top` in millionths, 0 to 1,000,000.
Colour over(Colour top, std::int64_t alpha, Colour below);

}  // namespace attnfig
