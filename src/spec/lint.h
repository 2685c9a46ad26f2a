#pragma once

#include "spec/plan.h"

namespace attnfig {

/// What a spec without mistakes should say otherwise: a text that lacks a language which another
/// text has (rule "language"), or else numbers that it types although its layouts have them
/// ("typed-number": see typed_numbers.h). `plan` was made from the input.
std::vector<Diagnostic> lint_spec(const SpecInput& input, const Plan& plan, FigureKinds kinds);

}  // namespace attnfig
