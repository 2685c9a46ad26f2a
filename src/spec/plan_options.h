#pragma once

#include <string>

namespace attnfig {

/// What of a plan no spec says.
struct PlanOptions {
  std::string name = "figure";
  std::string language = "en";
};

}  // namespace attnfig
