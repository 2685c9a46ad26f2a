#pragma once

#include "properties/scene_view.h"

namespace attnfig::properties {

/// What is wrong with the text of an SVG: its numbers, lines, ids and escapes.
Faults malformed(const std::string& svg, const std::string& name);

/// The text with "#ddeeff" for "#def".
std::string with_long_colours(std::string text);

/// The text with every colour in place of one beside it, spelled long, so that a theme stays
/// legible; different colours stay different.
std::string with_other_colours(std::string text);

}  // namespace attnfig::properties
