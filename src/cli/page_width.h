#pragma once

#include "attnfig.h"

#include <string>

namespace attnfig {

/// The page width of a name: "wide" or "narrow". Throws UsageError for any other.
PageWidth page_width_of(const std::string& name);

}  // namespace attnfig
