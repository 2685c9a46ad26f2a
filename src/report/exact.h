#pragma once

#include "model/quantities.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace attnfig {

/// One exact whole number or word of a result, under its stable key.
struct ExactValue {
  std::string key;   // "cache_total_bits"
  std::string unit;  // "bits"; empty for a word
  UInt128 count = 0;
  std::string word = {};  // instead of a count
};

/// The exact values of a result, with keys made from the quantity's name.
std::vector<ExactValue> exact_values(const Quantity& quantity, const Result& result);

/// The same of a number by another name; `unit` is that of a count, or of both sides of a quotient.
std::vector<ExactValue> exact_values(std::string_view name, std::string_view unit,
                                     const Result& result);

/// A count or memory exactly, as one text: "2048", "343597383680 bits", "1536 bits per 4 tokens";
/// empty for any other result.
std::string exact_text(const Result& result);

/// The count or memory that such a text says; nothing for any other text.
std::optional<Result> read_exact(std::string_view text);

}  // namespace attnfig
