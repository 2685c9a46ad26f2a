#pragma once

#include "scene/scene.h"
#include "theme/theme.h"

#include <string>

namespace attnfig {

/// The scene as an SVG document: one element a line, light colours as attributes, dark ones in one
/// media block. The only writer of SVG. The same scene and theme give the same bytes everywhere.
std::string write_svg(const Scene& scene, const Theme& theme);

}  // namespace attnfig
