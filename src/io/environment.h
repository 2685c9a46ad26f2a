#pragma once

namespace attnfig {

/// Whether a variable of the environment is there and not empty.
bool is_set(const char* variable);

}  // namespace attnfig
