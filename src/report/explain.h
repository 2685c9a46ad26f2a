#pragma once

#include "report/numbers.h"

#include <string>
#include <string_view>

namespace attnfig {

/// What is to be explained: "gqa.cache.total" or "cache.total over mha"; an empty text: everything.
/// Throws InvalidInput, without a place, for names that the plan does not have and for what a
/// layout has no answer to.
std::vector<NumberCell> find_numbers(const Plan& plan, std::string_view wanted);

/// How each number came about: formula, numbers in place of names, result, for every step; then the
/// place of each input, and the sources. `file` names the spec in places.
std::string explain(const Plan& plan, const std::vector<NumberCell>& numbers, std::string_view file,
                    ExplainFormat format);

}  // namespace attnfig
