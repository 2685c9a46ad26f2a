#pragma once

#include "model/quantities.h"

#include <string>
#include <vector>

namespace attnfig {

/// The steps of an answer, each after those that it uses, each once. None for names and givens.
std::vector<Step> steps(const Answer& answer);

/// The givens that an answer comes from, in the order in which they are used, each once.
std::vector<Expression> givens(const Answer& answer);

/// A number of a step or an input with its unit, if it has one: "65,536 bits (8 KiB)".
std::string value_text(Wide value, std::string_view unit);

/// A step a line: "name = formula = numbers = value". Empty for an answer without steps.
std::string derivation_text(const Answer& answer);
std::string derivation_text(const std::vector<Step>& steps);

}  // namespace attnfig
