#pragma once

#include <string>

namespace attnfig {

/// docs/models.md: the families of models that can be imported, and the keys that each reads.
std::string model_reference();

}  // namespace attnfig
