#pragma once

#include "scene/scene.h"
#include "theme/palette.h"

#include <string>
#include <string_view>
#include <vector>

namespace attnfig {

/// The side of the square that a hatch repeats.
constexpr Length hatch_side = Length::px(6);

/// Path data of a hatch's lines in that square.
std::string_view hatch_lines(Hatch::Form form);

/// The hatched fills of the marks that occur, in the order of their first use.
std::vector<HatchedFill> hatches_of(const Scene& scene, const Palette& palette);

/// The id of a hatch's pattern in a figure.
std::string hatch_id(const Scene& scene, const HatchedFill& hatched);

}  // namespace attnfig
