#pragma once

#include "model/quantities.h"

// What devices and engines hold: reservations, what fits, how long a read takes.

namespace attnfig::quantity {

/// All quantities of this topic; those of an engine come from its row in model/engines.cpp.
std::vector<Quantity> of_deployment();

}  // namespace attnfig::quantity
