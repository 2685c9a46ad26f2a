#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

// Words and lists as XML attributes and CSS write them.

namespace attnfig::painted {

std::string_view trimmed(std::string_view text);
/// ASCII letters in lower case.
std::string lower(std::string_view text);
/// The text without the quotes around it.
std::string unquoted(std::string_view text);
/// The parts between separators that stand outside of brackets and quotes.
std::vector<std::string_view> split_outside_brackets(std::string_view text, char separator);
/// The parts between white space that stands outside of brackets.
std::vector<std::string_view> split_words(std::string_view text);
/// The id in `url(#id)` or `url("#id")`; empty for anything else.
std::string_view id_in_url(std::string_view value);
/// A text as messages quote it: in quotes, cut after 40 characters.
std::string quoted(std::string_view text);

/// Whether a word is one of a list.
bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words);

}  // namespace attnfig::painted
