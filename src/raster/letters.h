#pragma once

#include <string>
#include <vector>

namespace attnfig {

/// Letters that no font has, in the order in which a figure shows them.
struct MissingLetters {
  std::vector<char32_t> letters;
  std::vector<std::string> families;  // in which they would be set: lists as SVG has them
};

/// The letters in an SVG's texts that no installed font has: they would be drawn as boxes with
/// their numbers. A font of any family is enough, as it is for Pango, which sets the texts.
MissingLetters missing_letters(const std::string& svg);

/// "no font has 分 (U+5206), 组 (U+7EC4); looked for Arimo, Noto Sans CJK SC, sans-serif", and a
/// hint.
std::string to_text(const MissingLetters& missing);

}  // namespace attnfig
