#pragma once

#include <string>

namespace attnfig {

/// Options that do not come from the spec.
struct PlanOptions {
  std::string name = "figure";
  std::string language = "en";
};

}  // namespace attnfig
