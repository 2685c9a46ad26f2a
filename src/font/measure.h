#pragma once

#include <string>

namespace attnfig::font {

/// The files of a font's cuts; those that are empty there are not.
struct FontFiles {
  std::string regular;
  std::string bold = {};
  std::string italic = {};
  std::string bold_italic = {};
  std::string code = {};  // a font of which all letters are equally wide
};

/// A file of the advance widths of a font, as a theme names it by `font_metrics`: YAML that
/// src/input/font_file.h reads. Throws FontError.
std::string measure(const FontFiles& files);

}  // namespace attnfig::font
