#pragma once

#include "model/quantities.h"

// The cache of one layout relative to that of a baseline.

namespace attnfig::quantity {

/// All quantities of this topic.
std::vector<Quantity> of_comparison();

}  // namespace attnfig::quantity
