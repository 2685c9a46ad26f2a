#pragma once

#include "report/numbers.h"

#include <string>
#include <string_view>

namespace attnfig {

/// The numbers that a text asks for: "gqa.cache.total" or "cache.total over mha"; an empty text:
/// all. Throws InvalidInput, without a place, for names that the plan does not have and for
/// quantities that a layout does not have.
std::vector<NumberCell> find_numbers(const Plan& plan, std::string_view wanted);

/// The derivation of each number: for every step the formula, the formula with numbers, and the
/// result; then the place of each input, and the sources. `file` names the spec in places, `name`
/// the figure in JSON.
std::string explain(std::string_view name, const std::vector<NumberCell>& numbers,
                    std::string_view file, ExplainFormat format);

}  // namespace attnfig
