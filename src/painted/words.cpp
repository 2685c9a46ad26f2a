#include "painted/words.h"

#include "text/utf8.h"

#include <algorithm>

namespace attnfig::painted {
namespace {

constexpr std::string_view blanks = " \t\r\n\f";

bool is_blank(char character) {
  return blanks.find(character) != std::string_view::npos;
}

/// Whether the walk over a text stands outside of brackets and quotes.
struct Nesting {
  int depth = 0;
  char quote = 0;

  bool outside() const { return depth == 0 && quote == 0; }
  void step(char character) {
    if (quote != 0) {
      if (character == quote) quote = 0;
    } else if (character == '"' || character == '\'') {
      quote = character;
    } else if (character == '(' || character == '{' || character == '[') {
      ++depth;
    } else if (character == ')' || character == '}' || character == ']') {
      depth = std::max(depth - 1, 0);
    }
  }
};

}  // namespace

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  return text;
}

std::string lower(std::string_view text) {
  std::string result(text);
  for (char& character : result)
    if ('A' <= character && character <= 'Z') character = static_cast<char>(character + 0x20);
  return result;
}

std::string unquoted(std::string_view text) {
  const bool quotes = 2 <= text.size() && text.front() == text.back() &&
                      (text.front() == '"' || text.front() == '\'');
  return std::string(quotes ? text.substr(1, text.size() - 2) : text);
}

std::vector<std::string_view> split_outside_brackets(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  Nesting nesting;
  std::size_t start = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == separator && nesting.outside()) {
      parts.push_back(text.substr(start, at - start));
      start = at + 1;
    } else {
      nesting.step(text[at]);
    }
  }
  parts.push_back(text.substr(start));
  return parts;
}

std::vector<std::string_view> split_words(std::string_view text) {
  std::vector<std::string_view> words;
  Nesting nesting;
  std::size_t start = 0;
  for (std::size_t at = 0; at <= text.size(); ++at) {
    if (at == text.size() || (is_blank(text[at]) && nesting.outside())) {
      if (start < at) words.push_back(text.substr(start, at - start));
      start = at + 1;
    } else {
      nesting.step(text[at]);
    }
  }
  return words;
}

std::string_view id_in_url(std::string_view value) {
  value = trimmed(value);
  if (!value.starts_with("url(")) return {};
  value = value.substr(4, value.find(')') - 4);
  value = trimmed(value);
  if (2 <= value.size() && (value.front() == '"' || value.front() == '\'') &&
      value.front() == value.back())
    value = value.substr(1, value.size() - 2);
  return value.starts_with('#') ? value.substr(1) : std::string_view{};
}

std::string quoted(std::string_view text) {
  constexpr int most = 40;
  std::string result = "\"";
  int count = 0;
  for (Utf8 walk(text); !walk.done(); ++count) {
    const CodePoint point = walk.next();
    if (count == most - 1 && !walk.done()) return result + "…\"";
    result += point.bytes;
  }
  return result + "\"";
}

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::ranges::find(words, word) != words.end();
}

}  // namespace attnfig::painted
