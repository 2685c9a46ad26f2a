#pragma once

#include "painted/style.h"

#include <list>
#include <optional>
#include <vector>

namespace attnfig::painted {

/// One character of a text before layout. Positions are of the text's own user units.
struct Letter {
  char32_t point = 0;
  const Style* style = nullptr;
  std::optional<Fixed> x = {};
  std::optional<Fixed> y = {};
  std::optional<Fixed> dx = {};
  std::optional<Fixed> dy = {};
};

/// The letters of a text in order, with the styles that they refer to.
struct Letters {
  std::list<Style> styles;
  std::vector<Letter> list;
};

/// Reads a <text>: white space is collapsed, and every letter gets its style and the position that
/// is stated for it. `style` is that of the text and must outlive the letters.
Letters read_letters(const Document& document, const Cascade& cascade, int text, const Style& style,
                     const Units& units, std::vector<Note>& notes);

}  // namespace attnfig::painted
