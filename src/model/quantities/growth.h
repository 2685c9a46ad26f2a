#pragma once

#include "model/quantities.h"

// How a cache grows: which layers stop or never start, where, and what stays.

namespace attnfig::quantity {

/// All quantities of this topic.
std::vector<Quantity> of_growth();

}  // namespace attnfig::quantity
