#pragma once

#include "model/quantities.h"

#include <string>
#include <vector>

namespace attnfig {

/// Steps in dependency order, without repeats. Empty for words and plain inputs.
std::vector<Step> steps(const Answer& answer);

/// The inputs of an answer, in the order of their first use, without repeats.
std::vector<Expression> inputs_of(const Answer& answer);

/// A number of a step or an input with its unit, if it has one: "65,536 bits (8 KiB)".
std::string value_text(UInt128 value, std::string_view unit);

/// A step a line: "name = formula = numbers = value". Empty for an answer without steps.
std::string derivation_text(const Answer& answer);
std::string derivation_text(const std::vector<Step>& steps);

}  // namespace attnfig
