#include "scene/lines.h"

#include "scene/pen.h"
#include "text/utf8.h"

#include <algorithm>
#include <span>

namespace attnfig {
namespace {

constexpr char32_t no_break_space = 0xA0;
constexpr char32_t word_joiner = 0x2060;

/// Characters that may not start a line, and those that may not end one: East Asian text of the
/// classes CL, CP, EX, IS, NS, PO and IN, and OP and PR, of Unicode's line breaking (UAX #14).
constexpr std::u32string_view not_first =
    U"，。、．；：！？）】》」』〉〕〗〙〛｝］｠”’…‥·・％%‰℃°)]}.,;:!?～〜ー々〻ゝゞヽヾ"
    U"ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ";
/// Measure words stay with what they count.
constexpr std::u32string_view not_last = U"（【《「『〈〔〖〘〚｛［｟“‘([{￥＄￡$£€№个条种组项";

/// A part of a run of the text.
struct Piece {
  std::string_view text;
  const Run* run;
};

/// A stretch of text that is never broken.
struct Word {
  std::vector<Piece> pieces = {};
  const RunStyle* blank = nullptr;  // of the one before it in a line; null: no blank
  bool after_blank = false;
  bool after_break = false;  // a forced one
};

bool joins(char32_t letter) {
  return letter == no_break_space || letter == word_joiner;
}

bool may_break_between(char32_t before, char32_t after) {
  if (before == 0 || joins(before) || joins(after)) return false;
  if (!is_wide(before) && !is_wide(after)) return false;
  return not_first.find(after) == std::u32string_view::npos &&
         not_last.find(before) == std::u32string_view::npos;
}

/// A blank between words of one style has that style too, so that a link over both is one link.
const RunStyle* blank_between(const Word& before, const Word& after) {
  static const RunStyle own;
  const RunStyle& style = after.pieces.front().run->style;
  return before.pieces.back().run->style == style ? &style : &own;
}

/// Takes text apart into words.
class Words {
 public:
  void add(const Run& run) {
    for (std::string_view rest = run.text; !rest.empty();) {
      const CodePoint first = Utf8(rest).next();
      // No line breaks inside ASCII letters.
      const std::size_t letters = ascii_length(rest.substr(0, rest.find(' ')));
      const std::string_view piece = letters == 0 ? first.bytes : rest.substr(0, letters);
      rest.remove_prefix(piece.size());
      if (piece == " " || piece == "\n") {
        end_word(piece);
      } else if (first.value == word_joiner) {
        before_ = word_joiner;
      } else {
        if (run.style.script == Script::normal && may_break_between(before_, first.value))
          words_.emplace_back();
        words_.back().pieces.push_back({first.value == no_break_space ? " " : piece, &run});
        before_ = letters == 0 ? first.value : static_cast<char32_t>(piece.back());
      }
    }
  }

  std::vector<Word> take() {
    if (words_.back().pieces.empty()) words_.pop_back();
    for (std::size_t i = 1; i < words_.size(); ++i)
      if (words_[i].after_blank) words_[i].blank = blank_between(words_[i - 1], words_[i]);
    return std::move(words_);
  }

 private:
  void end_word(std::string_view blank) {
    // Two blanks in a row leave a word without text, which the next word replaces.
    if (!words_.back().pieces.empty()) words_.emplace_back();
    words_.back().after_blank = true;
    words_.back().after_break |= blank == "\n";
    before_ = 0;
  }

  std::vector<Word> words_ = std::vector<Word>(1);
  char32_t before_ = 0;
};

std::vector<Word> words_of(const RichText& text) {
  Words words;
  for (const Run& run : text) words.add(run);
  return words.take();
}

/// How lines are set, and how wide they may be.
struct Column {
  FontSize size;
  Weight weight = Weight::regular;
  Length widest;
};

/// The pen's advance along a line that grows word by word.
class GrowingLine {
 public:
  explicit GrowingLine(const Column& column) : pen_(column.size, column.weight) {}

  void add(const Word& word) {
    for (const Piece& piece : word.pieces) add(piece.text, piece.run->style);
  }
  void add(std::string_view text, const RunStyle& style) {
    if (style_ != nullptr && *style_ != style) pen_.start_run();
    pen_.add(text, style);
    style_ = &style;
  }
  Length width() const { return pen_.way(); }

 private:
  Pen pen_;
  const RunStyle* style_ = nullptr;  // of the text so far
};

/// The number of words that fit into the first line: at least one.
std::size_t words_of_line(std::span<const Word> words, const Column& column) {
  GrowingLine line(column);
  line.add(words.front());
  std::size_t count = 1;
  for (; count < words.size() && !words[count].after_break; ++count) {
    if (words[count].blank != nullptr) line.add(" ", *words[count].blank);
    line.add(words[count]);
    if (column.widest < line.width()) break;
  }
  return count;
}

using Line = std::span<const Word>;

std::vector<Line> lines_of(std::span<const Word> words, const Column& column) {
  std::vector<Line> lines;
  while (!words.empty()) {
    lines.push_back(words.first(words_of_line(words, column)));
    words = words.subspan(lines.back().size());
  }
  return lines;
}

/// A line as a text. The numbers of a run are added with the first of its pieces: no line can tell
/// which of them shows a number.
RichText text_of(const Line& line) {
  RichText text;
  const Run* last = nullptr;
  for (const Word& word : line) {
    if (last != nullptr && word.blank != nullptr) append(text, " ", *word.blank);
    for (const auto& [piece, run] : word.pieces) {
      if (run == last) {
        append(text, piece, run->style);
      } else {
        append(text, piece, run->style, run->numbers);
      }
      last = run;
    }
  }
  return text;
}

std::vector<RichText> texts_of(const std::vector<Line>& lines) {
  std::vector<RichText> texts;
  for (const Line& line : lines) texts.push_back(text_of(line));
  return texts;
}

}  // namespace

std::vector<RichText> break_lines(const RichText& text, FontSize size, Weight weight,
                                  Length widest) {
  const std::vector<Word> words = words_of(text);
  return texts_of(lines_of(words, {size, weight, widest}));
}

std::vector<RichText> balance_lines(const RichText& text, FontSize size, Weight weight,
                                    Length widest) {
  const std::vector<Word> words = words_of(text);
  std::vector<Line> lines = lines_of(words, {size, weight, widest});
  Length narrow;
  Length wide = widest;
  while (1 < lines.size() && Length::px(4) < wide - narrow) {
    const Length middle = (narrow + wide) / 2;
    std::vector<Line> tried = lines_of(words, {size, weight, middle});
    if (tried.size() == lines.size()) {
      lines = std::move(tried);
      wide = middle;
    } else {
      narrow = middle;
    }
  }
  return texts_of(lines);
}

}  // namespace attnfig
