#pragma once

#include "import/input.h"

namespace attnfig {

/// An imported model as a spec to edit: its YAML, headed by where it comes from and what was
/// assumed of it.
std::string write_spec(const ReadInput& input, const std::vector<std::string>& assumptions);

}  // namespace attnfig
