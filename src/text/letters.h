#pragma once

#include <span>
#include <string_view>

namespace attnfig {

/// A letter or sign that keyboards lack, by its name in LaTeX: "lambda", "to".
struct NamedLetter {
  std::string_view name;
  std::string_view letter;
};

std::span<const NamedLetter> named_letters();

/// The letter of a name; empty: there is none.
std::string_view find_letter(std::string_view name);

}  // namespace attnfig
