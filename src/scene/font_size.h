#pragma once

#include "scene/geometry.h"
#include "text/font_widths.h"

namespace attnfig {

/// The size of letters with the font that they are set in: both decide how wide a text is, so none
/// is measured without them.
class FontSize : public Length {
 public:
  constexpr FontSize(Length size, const FontWidths& font) : Length(size), font_(&font) {}

  constexpr const FontWidths& font() const { return *font_; }

 private:
  const FontWidths* font_;  // lives as long as the theme
};

}  // namespace attnfig
