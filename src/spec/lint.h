#pragma once

#include "spec/plan.h"

namespace attnfig {

/// What a spec types that its layouts could say: see typed_numbers.h. Throws InvalidInput as
/// read_plan does, and for a text that lacks a language which another text of the spec has.
std::vector<Diagnostic> lint_spec(const SpecInput& input, const std::string& language,
                                  Templates& templates);

}  // namespace attnfig
