#pragma once

#include "model/expression.h"

#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace attnfig {

/// A plain count, such as heads or tokens.
struct Count {
  UInt128 value = 0;
};
/// An amount of memory, or a rate: so many bits for every `tokens` tokens.
struct Memory {
  Bits bits;
  UInt128 tokens = 1;
};
/// Seconds as a quotient.
struct Duration {
  UInt128 numerator = 0;
  UInt128 denominator = 1;
};
/// How many times one amount is another: "4×".
struct Ratio {
  UInt128 numerator = 0;
  UInt128 denominator = 1;
};
/// A part of a baseline that is left out: "75 %".
struct Saving {
  UInt128 numerator = 0;
  UInt128 denominator = 1;
};
/// Words, such as the label of a layout.
struct Phrase {
  std::string text;
};
/// A count that texts also show as its formula: "2 × kv_heads × head_dim", "2 × 8 × 128", 2,048. A
/// rate for every `tokens` tokens.
struct Derivation {
  Expression count;
  UInt128 tokens = 1;
};

using Result = std::variant<Count, Memory, Duration, Ratio, Saving, Phrase, Derivation>;

/// The text of a result in a format: a unit (GiB, MB …) for memory, Ki, Mi, k, M or "one|many" for
/// a count, "formula" or "numbers" for a derivation; an empty format takes the usual one. No value:
/// the format does not fit, and `formats_for` says which do.
std::optional<std::string> to_text(const Result& result, std::string_view format);

std::string formats_for(const Result& result);

}  // namespace attnfig
