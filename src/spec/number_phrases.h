#pragma once

#include "model/quantities.h"

#include <string>
#include <string_view>
#include <vector>

namespace attnfig {

/// A number in a text with the words after it: "40 GB", "8 KV heads", "80 层".
struct NumberPhrase {
  std::string text;                  // all of it
  std::string number;                // "40", "1.25", "32Ki"
  std::string_view unit;             // of memory, "%" or "×"; empty before a noun
  std::vector<Counted> nouns = {};   // the things that the noun may count, the likeliest first
  Counted counted = Counted::other;  // the things that it certainly counts
  std::size_t at = 0;                // bytes from the start of the text
};

/// The numbers of a text that look like quantities: before a unit of memory, "%", "×" or a noun
/// such as "heads" or "层". A word may stand between: "8 shared heads".
std::vector<NumberPhrase> number_phrases(std::string_view text);

}  // namespace attnfig
