#pragma once

#include "scene/scene.h"
#include "theme/palette.h"

#include <pugixml.hpp>

#include <string>

namespace attnfig {

/// How pieces of text are set that differ from the text around them.
struct SpanLook {
  const Palette& palette;
  std::string code_families;
};

/// Writes a label's text into its element: what is set like the label itself as it is, the rest in
/// spans, in links where they lead somewhere.
void write_spans(pugi::xml_node text, const SpanLook& look, const Label& label);

}  // namespace attnfig
