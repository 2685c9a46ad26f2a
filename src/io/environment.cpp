#include "io/environment.h"

#include <cstdlib>
#include <unistd.h>

extern char** environ;  // NOLINT(readability-redundant-declaration): not all headers have it

namespace attnfig {

bool is_set(const char* variable) {
  return !attnfig::variable(variable).empty();
}

std::string variable(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? "" : value;
}

std::vector<std::string> environment() {
  std::vector<std::string> variables;
  for (char** variable = environ; *variable != nullptr; ++variable)
    variables.emplace_back(*variable);
  return variables;
}

}  // namespace attnfig
