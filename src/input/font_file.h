#pragma once

#include "attnfig_types.h"
#include "input/values.h"
#include "text/font_widths.h"

#include <optional>
#include <string>
#include <vector>

namespace attnfig {

/// The units of an em in which a font states its widths.
struct EmUnits {
  int count = 0;
};

/// The widths of letters in a font's own units, sorted by code point.
struct AdvanceRows {
  std::vector<Advance> list;
};

/// A font whose letters are all equally wide.
struct CodeFont {
  std::vector<std::string> families;
  EmUnits units_per_em;
  EmUnits advance;

  static const Table table;
};

/// A file of the widths of a font, as `attnfig font` writes it.
struct FontFile {
  std::vector<std::string> families;
  EmUnits units_per_em;
  std::optional<CodeFont> code;
  AdvanceRows advances;

  static const Table table;
};

FontFile read_font_file(const Reporter& reporter, const Node& node);

/// A font whose widths are known.
struct MeasuredFont {
  std::vector<std::string> families;  // that have these widths
  std::vector<std::string> code_families;
  FontWidths widths;
};

/// What such a file says. Without a font for code, that is as wide as Liberation Mono.
MeasuredFont measured_font(FontFile file);

/// Reads such a file as text. Throws InvalidInput, with its path as name.
MeasuredFont read_measured_font(const TemplateFile& file);

}  // namespace attnfig
