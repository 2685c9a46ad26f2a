#pragma once

#include "import/input.h"

namespace attnfig {

/// An imported model as a spec to edit: YAML, headed by its origin and the assumptions.
std::string write_spec(const ReadInput& input, const std::vector<std::string>& assumptions);

}  // namespace attnfig
