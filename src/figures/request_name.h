#pragma once

#include "spec/saying.h"

namespace attnfig {

/// Reports a name of a request that no text could refer to.
void check_request_name(const Saying& say, const Key& name);

}  // namespace attnfig
