#pragma once

#include "scene/scene.h"
#include "theme/palette.h"

#include <pugixml.hpp>

#include <string>

namespace attnfig {

/// The look of pieces of text that differ from the text around them.
struct SpanLook {
  const Palette& palette;
  std::string code_families;
};

/// Writes a label's text into its element: pieces in the label's own style as they are, others in
/// spans, and links as links.
void write_spans(pugi::xml_node text, const SpanLook& look, const Label& label);

}  // namespace attnfig
