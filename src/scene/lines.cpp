#include "scene/lines.h"

#include "text/utf8.h"

#include <algorithm>

namespace attnfig {
namespace {

constexpr char32_t no_break_space = 0xA0;

/// Characters that may not start a line, and such that may not end one (kinsoku).
constexpr std::u32string_view not_first = U"，。、；：！？）】》」』〉”’…·%％)]}.,;:!?";
constexpr std::u32string_view not_last = U"（【《「『〈“‘([{";

/// A stretch of text that is never broken, and whether a blank stands before it.
struct Word {
  RichText text = {};
  bool after_blank = false;
  bool after_break = false;  // a forced one
};

void append(RichText& text, std::string_view piece, Script script) {
  if (text.empty() || text.back().script != script) text.push_back({{}, script});
  text.back().text += piece;
}

bool may_break_between(char32_t before, char32_t after) {
  if (before == 0 || (!is_wide(before) && !is_wide(after))) return false;
  return not_first.find(after) == std::u32string_view::npos &&
         not_last.find(before) == std::u32string_view::npos;
}

std::vector<Word> words_of(const RichText& text) {
  std::vector<Word> words(1);
  char32_t before = 0;
  for (const Run& run : text) {
    for (Utf8 walk(run.text); !walk.done();) {
      const CodePoint point = walk.next();
      if (point.value == ' ' || point.value == '\n') {
        words.push_back({.after_blank = point.value == ' ', .after_break = point.value == '\n'});
        before = 0;
        continue;
      }
      if (run.script == Script::normal && may_break_between(before, point.value)) words.emplace_back();
      append(words.back().text, point.value == no_break_space ? " " : point.bytes, run.script);
      before = point.value;
    }
  }
  // Two blanks in a row leave a word without text; the blank before it still counts.
  for (std::size_t i = 0; i + 1 < words.size(); ++i)
    if (words[i].text.empty()) words[i + 1].after_break |= words[i].after_break;
  std::erase_if(words, [](const Word& word) { return word.text.empty(); });
  return words;
}

RichText joined(RichText line, const Word& word) {
  if (word.after_blank) append(line, " ", Script::normal);
  for (const Run& run : word.text) append(line, run.text, run.script);
  return line;
}

}  // namespace

std::vector<RichText> break_lines(const RichText& text, Length size, Weight weight, Length widest) {
  std::vector<RichText> lines;
  for (const Word& word : words_of(text)) {
    if (!lines.empty() && !word.after_break) {
      RichText longer = joined(lines.back(), word);
      if (width(longer, size, weight) <= widest) {
        lines.back() = std::move(longer);
        continue;
      }
    }
    lines.push_back(word.text);
  }
  return lines;
}

}  // namespace attnfig
