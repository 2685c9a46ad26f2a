#pragma once

#include "attnfig.h"

#include <string>

namespace attnfig {

/// What of a plan no spec says.
struct PlanOptions {
  std::string name = "figure";
  std::string language = "en";
  Tooltips tooltips = Tooltips::none;
};

}  // namespace attnfig
