#pragma once

#include "model/quantities.h"

// Devices and engines: reservations, the largest context or batch, the time of a read.

namespace attnfig::quantity {

/// All quantities of this topic; those of an engine come from its row in model/engines.cpp.
std::vector<Quantity> of_deployment();

}  // namespace attnfig::quantity
