#include "io/environment.h"

#include <cstdlib>
#include <unistd.h>

extern char** environ;  // NOLINT(readability-redundant-declaration): not all headers have it

namespace attnfig {

bool is_set(const char* variable) {
  const char* value = std::getenv(variable);
  return value != nullptr && *value != '\0';
}

std::vector<std::string> environment() {
  std::vector<std::string> variables;
  for (char** variable = environ; *variable != nullptr; ++variable)
    variables.emplace_back(*variable);
  return variables;
}

}  // namespace attnfig
