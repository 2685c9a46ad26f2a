#pragma once

#include <string>
#include <vector>

namespace attnfig {

/// Whether a variable of the environment is set and not empty.
bool is_set(const char* variable);

/// All variables, each as "NAME=value".
std::vector<std::string> environment();

}  // namespace attnfig
