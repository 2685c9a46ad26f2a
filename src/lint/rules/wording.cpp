// Rules about the wording of texts.

#include "lint/rules/rules.h"
#include "painted/knowledge.h"
#include "painted/text_layout.h"
#include "painted/words.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace attnfig::lint {
namespace {

bool is_digit(char character) {
  return '0' <= character && character <= '9';
}

bool is_letter(char character) {
  return ('a' <= (character | 0x20) && (character | 0x20) <= 'z') || (character & 0x80) != 0;
}

/// The first of some words that occurs as a whole word in a text in lower case; empty: none.
template <class Words>
std::string_view first_word(std::string_view text, const Words& words) {
  for (const std::string_view word : words)
    for (std::size_t at = text.find(word); at != std::string_view::npos;
         at = text.find(word, at + 1)) {
      const std::size_t end = at + word.size();
      const bool starts = at == 0 || !is_letter(text[at - 1]);
      if (starts && (end == text.size() || !is_letter(text[end]))) return word;
    }
  return {};
}

/// Whether what stands at a place is an argument of code: "softmax(-1)", "sum(x, -1)".
bool is_call(std::string_view text, std::size_t at) {
  const std::size_t open = text.find_last_of("()", at);
  return open != std::string_view::npos && text[open] == '(' && 0 < open &&
         (is_letter(text[open - 1]) || is_digit(text[open - 1]) || text[open - 1] == '_');
}

/// Whether dots at a place are an index of code: "x[..., 0]".
bool is_subscript(std::string_view text, std::size_t at) {
  const std::size_t open = text.find_last_of("[]", at);
  return open != std::string_view::npos && text[open] == '[';
}

/// A makeshift for a character that exists, such as "3x" for "3×". Empty: none.
std::string stand_in(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char before = i == 0 ? ' ' : text[i - 1];
    const char after = i + 1 < text.size() ? text[i + 1] : ' ';
    const std::size_t end = text.find_first_not_of("0123456789", i + 1);
    const bool name = end != std::string_view::npos && is_letter(text[end]);  // 8x7B
    const bool hexadecimal = before == '0' && (i < 2 || !is_digit(text[i - 2]));
    if ((text[i] == 'x' || text[i] == 'X') && is_digit(before) && !name && !hexadecimal)
      return fmt::format("\"{}{}\" for \"{}×\"", before, text[i], before);
    if (text[i] == '-' && is_digit(after) && (before == ' ' || before == '(') && !is_call(text, i))
      return fmt::format("\"-{}\" for \"−{}\"", after, after);
    if (text.substr(i).starts_with("...") && !is_subscript(text, i)) return "\"...\" for \"…\"";
  }
  return {};
}

}  // namespace

std::vector<Finding> find_colour_words(const Figure& figure) {
  std::vector<Finding> findings;
  for (const Text& text : figure.drawings[0].texts) {
    const std::string_view word = first_word(lower(text.content), knowledge().colour_words);
    if (!word.empty())
      findings.push_back({text.offset,
                          fmt::format("{} explains by the word \"{}\"", describe(text), word),
                          {},
                          std::string(word)});
  }
  return findings;
}

std::vector<Finding> find_bare_comparisons(const Figure& figure) {
  constexpr std::array comparing = std::to_array<std::string_view>(
      {"reduction", "reduced", "smaller", "less", "fewer", "larger", "bigger", "more", "faster",
       "slower", "saving", "savings", "saved"});
  constexpr std::array baselines = std::to_array<std::string_view>(
      {"than", "vs", "vs.", "versus", "of", "over", "from", "to", "as", "compared", "against"});
  std::vector<Finding> findings;
  for (const Text& text : figure.drawings[0].texts) {
    const std::string words = lower(text.content);
    const bool relative = words.find('%') != std::string::npos ||
                          words.find("×") != std::string::npos || !stand_in(words).empty();
    const std::string_view word = first_word(words, comparing);
    if (relative && !word.empty() && first_word(words, baselines).empty())
      findings.push_back(
          {text.offset, fmt::format("{} says \"{}\" and names no baseline", describe(text), word)});
  }
  return findings;
}

std::vector<Finding> find_typography(const Figure& figure) {
  std::vector<Finding> findings;
  for (const Text& text : figure.drawings[0].texts)
    for (const Run& run : text.runs) {
      // Code is what it is.
      if (is_monospace(run.family)) continue;
      const std::string found = stand_in(run.text);
      if (found.empty()) continue;
      findings.push_back(
          {text.offset, fmt::format("{} writes {}", describe(text), found), {}, found});
      break;
    }
  return findings;
}

}  // namespace attnfig::lint
