#pragma once

#include "model/attention.h"
#include "model/result.h"

#include <span>
#include <string>
#include <vector>

namespace attnfig {

/// The last step of a derivation whose result is no whole number, such as a quotient.
struct Closing {
  std::string formula = {};  // empty: there is none
  std::string substituted = {};
};

/// What a quantity gives: a result and how it came about, or why this layout has none.
struct Answer {
  std::optional<Result> result;
  std::string refusal = {};
  std::vector<Expression> how = {};  // of counts and memory; of a comparison, those of both layouts
  Closing closing = {};
};

enum class Baseline { none, needed };

/// One thing that a text can say about a layout, written {layout.name} or {layout.name over
/// baseline}.
struct Quantity {
  std::string_view name;
  Baseline baseline = Baseline::none;
  std::string_view about;
  std::string_view unit;    // of a count whose name does not say it: "tokens"
  std::string_view source;  // where the rule comes from, beside the variant's own source
  /// `baseline` is null exactly if the quantity needs none.
  Answer (*rule)(const Attention& attention, const Attention* baseline);

  /// A number that is too large for 128 bits is refused.
  Answer compute(const Attention& attention, const Attention* baseline) const;
};

/// All quantities, in the order in which the reference shows them.
std::span<const Quantity> quantities();

const Quantity* find_quantity(std::string_view name);

}  // namespace attnfig
