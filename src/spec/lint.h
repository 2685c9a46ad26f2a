#pragma once

#include "spec/plan.h"

namespace attnfig {

/// Numbers that a spec types although its layouts have them: see typed_numbers.h. Throws
/// InvalidInput as read_plan does, and for a text without a language that another text of the spec
/// has.
std::vector<Diagnostic> lint_spec(const SpecInput& input, const std::string& language,
                                  Templates& templates);

}  // namespace attnfig
