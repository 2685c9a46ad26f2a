#pragma once

#include "attnfig.h"

#include <string>
#include <vector>

namespace attnfig {

/// The project that the inputs of a call belong to: attnfig.yaml in the folder of an input, or in
/// one above it up to the top of the git work tree; outside of a work tree, in the input's folder
/// alone. Standard input, and a call without inputs, belong to the current folder. The project's
/// paths lead from the current folder. Without attnfig.yaml it is empty. Throws InputError for a
/// file with mistakes, UsageError for inputs of two projects.
Project find_project(const std::vector<std::string>& inputs);

}  // namespace attnfig
