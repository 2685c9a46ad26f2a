#pragma once

#include "attnfig_settings.h"
#include "scene/scene.h"
#include "theme/theme.h"

#include <string>

namespace attnfig {

/// The choices of a writer that moves nothing.
struct SvgOptions {
  ColourMode mode = ColourMode::automatic;
  std::string background = "none";  // "page", or a colour
};

/// The scene as an SVG document: one element a line, light colours as attributes, dark ones in one
/// media block; of one mode alone, without a style sheet. The only writer of SVG. The same scene,
/// theme and options give the same bytes everywhere.
std::string write_svg(const Scene& scene, const Theme& theme, const SvgOptions& options = {});

}  // namespace attnfig
