#pragma once

#include "scene/scene.h"

namespace attnfig {

/// Breaks a text into lines of at most a width. Lines break at '\n', at blanks, and between East
/// Asian characters unless one may not start or end a line; a word that is wider than a line stands
/// alone. In the lines U+00A0 has become a blank, and U+2060, which keeps the letters of an East
/// Asian word together, is gone. An empty text has no lines.
std::vector<RichText> break_lines(const RichText& text, FontSize size, Weight weight,
                                  Length widest);

/// The same lines balanced: the same number of lines, all about equally wide.
std::vector<RichText> balance_lines(const RichText& text, FontSize size, Weight weight,
                                    Length widest);

}  // namespace attnfig
