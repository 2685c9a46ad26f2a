#pragma once

#include "text/utf8.h"

#include <string>
#include <string_view>

namespace attnfig {

/// The ASCII character that another character looks like or stands for: ":" for U+FF1A, a quote for
/// U+201C, a blank for U+3000, "e" for the Cyrillic U+0435. 0: none.
char lookalike_of(char32_t point);

/// A text with each lookalike replaced by its ASCII character.
std::string in_ascii(std::string_view text);

/// How messages name a lookalike: `"：" is U+FF1A, not ":"`.
std::string name_lookalike(const CodePoint& point);

/// The first lookalike of a text, named; empty if there is none.
std::string name_lookalike_in(std::string_view text);

}  // namespace attnfig
