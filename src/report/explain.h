#pragma once

#include "attnfig_numbers.h"
#include "report/numbers.h"

#include <string_view>
#include <vector>

namespace attnfig {

/// The numbers that a text asks for: "gqa.cache.total" or "cache.total over mha"; an empty text:
/// all. Throws InvalidInput, without a place, for names that the plan does not have and for
/// quantities that a layout does not have.
std::vector<NumberCell> find_numbers(const Plan& plan, std::string_view wanted);

/// A number with the label that readers call it.
LayoutNumber number_of(const NumberCell& cell, const QuantityLabels& labels);

/// A number with its derivation.
ExplainedNumber explained(LayoutNumber number, std::string_view about, const Answer& answer,
                          std::vector<std::string> sources);

/// The derivation of a number: its steps, the place of each input, and the sources.
ExplainedNumber explain(const NumberCell& cell, const QuantityLabels& labels);

}  // namespace attnfig
