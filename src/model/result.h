#pragma once

#include "units.h"

#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace attnfig {

/// A plain count, such as heads or tokens.
struct Count {
  Wide value = 0;
};
/// An amount of memory.
struct Memory {
  Bits bits;
};
/// How many times one amount is another: "4×".
struct Ratio {
  Wide numerator = 0;
  Wide denominator = 1;
};
/// A share of a baseline that is left out: "75 %".
struct Share {
  Wide numerator = 0;
  Wide denominator = 1;
};
/// A word, such as the label of a layout.
struct Word {
  std::string text;
};
/// How a count follows from the givens: "2 × kv_heads × head_dim", "2 × 8 × 128", 2,048.
struct Derivation {
  std::string formula;
  std::string substituted;
  Wide value = 0;
};

using Result = std::variant<Count, Memory, Ratio, Share, Word, Derivation>;

/// The text of a result in a format: a unit (GiB, MB …) for memory, Ki, Mi, k, M or "one|many" for
/// a count, "formula" or "numbers" for a derivation; an empty format takes the usual one. No value:
/// the format does not fit, and `formats_for` says which do.
std::optional<std::string> to_text(const Result& result, std::string_view format);

std::string_view formats_for(const Result& result);

}  // namespace attnfig
