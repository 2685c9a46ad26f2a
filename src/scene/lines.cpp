#include "scene/lines.h"

#include "text/utf8.h"

#include <algorithm>

namespace attnfig {
namespace {

constexpr char32_t no_break_space = 0xA0;

/// Characters that may not start a line, and such that may not end one: those of East Asian text in
/// the classes CL, CP, EX, IS, NS, PO and IN, and OP and PR, of Unicode's line breaking (UAX #14).
constexpr std::u32string_view not_first =
    U"，。、．；：！？）】》」』〉〕〗〙〛｝］｠”’…‥·・％%‰℃°)]}.,;:!?～〜ー々〻ゝゞヽヾ"
    U"ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ";
constexpr std::u32string_view not_last = U"（【《「『〈〔〖〘〚｛［｟“‘([{￥＄￡$£€№";

/// A stretch of text that is never broken, and whether a blank stands before it.
struct Word {
  RichText text = {};
  bool after_blank = false;
  bool after_break = false;  // a forced one
};

bool may_break_between(char32_t before, char32_t after) {
  if (before == 0 || before == no_break_space || after == no_break_space) return false;
  if (!is_wide(before) && !is_wide(after)) return false;
  return not_first.find(after) == std::u32string_view::npos &&
         not_last.find(before) == std::u32string_view::npos;
}

/// Takes text apart into words, character by character.
class Words {
 public:
  void add(const CodePoint& point, const Run& run) {
    if (point.value == ' ' || point.value == '\n') {
      // Two blanks in a row leave a word without text, which the next one takes the place of.
      if (!words_.back().text.empty()) words_.emplace_back();
      words_.back().after_blank = true;
      words_.back().after_break |= point.value == '\n';
      before_ = 0;
      return;
    }
    if (run.style.script == Script::normal && may_break_between(before_, point.value))
      words_.emplace_back();
    append(words_.back().text, point.value == no_break_space ? " " : point.bytes, run.style,
           run.derivation);
    before_ = point.value;
  }

  std::vector<Word> take() {
    if (words_.back().text.empty()) words_.pop_back();
    return std::move(words_);
  }

 private:
  std::vector<Word> words_ = std::vector<Word>(1);
  char32_t before_ = 0;
};

std::vector<Word> words_of(const RichText& text) {
  Words words;
  for (const Run& run : text)
    for (Utf8 walk(run.text); !walk.done();) words.add(walk.next(), run);
  return words.take();
}

/// A blank between words of one style is of that style too, so that a link over both is one.
RunStyle blank_between(const Run& before, const Run& after) {
  return before.style == after.style ? after.style : RunStyle();
}

RichText joined(RichText line, const Word& word) {
  if (word.after_blank) append(line, " ", blank_between(line.back(), word.text.front()));
  for (const Run& run : word.text) append(line, run.text, run.style, run.derivation);
  return line;
}

}  // namespace

std::vector<RichText> break_lines(const RichText& text, Length size, Weight weight, Length widest) {
  std::vector<RichText> lines;
  for (const Word& word : words_of(text)) {
    const bool starts = lines.empty() || word.after_break;
    RichText longer = starts ? word.text : joined(lines.back(), word);
    if (starts || widest < width(longer, size, weight)) {
      lines.push_back(word.text);
    } else {
      lines.back() = std::move(longer);
    }
  }
  return lines;
}

}  // namespace attnfig
