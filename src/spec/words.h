#pragma once

#include "text/name.h"
#include "units.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace attnfig {

/// A word in figures. Each figure declares its own; every file of templates/languages has a text
/// under the key, in which "{}" stands for a number or a name.
struct Word {
  Name key;
  std::string_view about;

  friend bool operator==(const Word&, const Word&) = default;
};

/// The texts of one language for the words of all figures.
class Words {
 public:
  /// The text of a word; empty if no figure declares it.
  const std::string& operator[](const Word& word) const;
  /// The key must live as long as these words.
  void set(Name key, std::string text);

  friend bool operator==(const Words&, const Words&) = default;

 private:
  std::map<Name, std::string> texts_;
};

/// Words that join parts of sentences, in every figure.
namespace word {

constexpr Word sentence_end = {"sentence_end", "what ends a sentence"};
constexpr Word comma = {"comma", "what separates parts of a sentence"};
constexpr Word colon = {"colon", "what follows a heading"};

}  // namespace word

constexpr Word sentence_words[] = {word::sentence_end, word::comma, word::colon};

/// "{}" in a text replaced.
std::string with_text(const std::string& words, std::string_view text);

/// "{1}", "{2}" … in a text replaced: languages have them in their own order.
std::string with_texts(const std::string& words, const std::vector<std::string_view>& texts);

/// "{}" in a text replaced by a count, or "{:layer|layers}" by a count with its noun.
std::string with_count(const std::string& words, UInt128 count);

/// The facts in one line.
std::string joined(const Words& words, const std::vector<std::string>& facts);

}  // namespace attnfig
