#pragma once

#include <string>
#include <vector>

namespace attnfig {

/// Whether a variable of the environment is set and not empty.
bool is_set(const char* variable);

/// What it holds; empty if it is not there.
std::string variable(const char* name);

/// All variables, each as "NAME=value".
std::vector<std::string> environment();

}  // namespace attnfig
