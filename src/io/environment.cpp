#include "io/environment.h"

#include <cstdlib>

namespace attnfig {

bool is_set(const char* variable) {
  const char* value = std::getenv(variable);
  return value != nullptr && *value != '\0';
}

}  // namespace attnfig
