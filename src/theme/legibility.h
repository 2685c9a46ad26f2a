#pragma once

#include "scene/mark.h"
#include "theme/theme.h"

namespace attnfig {

/// Checks the colours of a theme that was read from `node`: marks need a contrast of 4.5:1 if they
/// are texts, else of 3:1, on all that they stand on, in light and in dark (WCAG 2.2, 1.4.3 and
/// 1.4.11), and the edges of roles must differ by ΔE2000 10 for full colour vision and for three
/// kinds of colour blindness, unless their hatches differ. Pairs of colours that the theme allows
/// to fail are remarks of it, and so are allowances that it does not need.
void check_legibility(const Reporter& reporter, const Node& node, Theme& theme,
                      std::span<const Mark> marks);

}  // namespace attnfig
