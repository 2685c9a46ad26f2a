#pragma once

#include "painted/drawing.h"
#include "painted/letters.h"

#include <functional>

namespace attnfig::painted {

/// The paints of a style.
struct Look {
  Paint fill;
  Paint stroke;
};

/// What texts are drawn with.
struct Typesetting {
  std::function<Look(const Style&)> look;  // the paints of a style
  const MeasuredFont* font;                // besides those of templates/lint.yaml; may be null
};

/// Places letters from left to right: chunks that start at an absolute position are anchored as
/// their first letter states (SVG 2, 11.8). Widths are sums of advances without kerning. Notes what
/// is not measured exactly; `offset` is the text's place.
Text lay_out(const std::vector<Letter>& letters, const Matrix& matrix, std::size_t offset,
             const Typesetting& with, std::vector<Note>& notes);

/// Whether a font-family list asks for letters of one width.
bool is_monospace(std::string_view list);

/// The families of a font-family list, in lower case and without quotes.
std::vector<std::string> families_of(std::string_view list);

}  // namespace attnfig::painted
