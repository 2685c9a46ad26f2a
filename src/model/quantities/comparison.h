#pragma once

#include "model/quantities.h"

// How the cache of one layout compares with that of a baseline.

namespace attnfig::quantity {

/// All quantities of this topic.
std::vector<Quantity> of_comparison();

}  // namespace attnfig::quantity
