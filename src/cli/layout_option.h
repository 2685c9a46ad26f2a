#pragma once

#include "attnfig.h"

#include <string>

namespace attnfig {

/// The layout of a name: "wide" or "narrow". Throws UsageError for any other.
Layout layout_of(const std::string& name);

}  // namespace attnfig
