#pragma once

#include "attnfig_types.h"

#include <string>
#include <vector>

// The numbers of layouts, exactly, and how they came about.

namespace attnfig {

/// A whole number or a word of a quantity, exactly.
struct ExactNumber {
  std::string key;     // "cache_total_bits", stable
  std::string unit;    // "bits"; empty for a word
  std::string digits;  // of a whole number, which may have more than 64 bits
  std::string word;    // instead of digits
};

/// One quantity of one layout.
struct LayoutNumber {
  std::string layout;    // its name in the spec
  std::string quantity;  // "cache.total"
  std::string baseline;  // the layout that it is compared with; empty: none
  std::string at;     // what of the layout is otherwise than stated: "4096, batch 16"; may be empty
  std::string label;  // what readers call the quantity, in the language that was asked for
  std::string text;   // as figures say it: "10 GiB"
  std::vector<ExactNumber> exact;
};

/// A formula in names, and the same with numbers: "2 × kv_heads × head_dim" and "2 × 8 × 128".
struct ExplainedFormula {
  std::string formula;
  std::string substituted;
};

/// A step of a derivation.
struct ExplainedStep {
  std::string name;  // "bits_per_token"
  ExplainedFormula formula;
  std::string digits;  // of its value
  std::string unit;    // "bits"; may be empty
  std::string text;    // value and unit for people: "65,536 bits (8 KiB)"
};

/// Where an input of a derivation comes from.
enum class InputOrigin { definition, setting, computation, fallback, spec, assumption };

/// A number that a derivation starts from.
struct ExplainedInput {
  std::string name;  // "gqa.kv_heads"
  std::string digits;
  std::string unit;
  std::string text;
  InputOrigin origin = InputOrigin::definition;
  Place place = {};  // in the spec, of InputOrigin::spec; line 0: counted from a model's keys
};

/// A number and how it came about.
struct ExplainedNumber {
  LayoutNumber number;
  std::string about;  // what the quantity is
  std::vector<ExplainedStep> steps;
  ExplainedFormula closing;  // from the last step to the result; empty: the result is that step
  std::vector<ExplainedInput> inputs;
  std::vector<std::string> sources;  // papers and code that the formulas come from
};

/// Explained numbers for people, or as JSON: {"figure": name, "numbers": […]}. `file` names the
/// spec in places.
std::string write_explained(const std::vector<ExplainedNumber>& numbers, ExplainFormat format,
                            const std::string& file = "spec", const std::string& name = "figure");

}  // namespace attnfig
