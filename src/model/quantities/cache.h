#pragma once

#include "model/quantities.h"

// Cached amounts: elements and memory of a token, a layer, a sequence, a batch.

namespace attnfig::quantity {

Answer token(const Attention& layout);
Answer slope(const Attention& layout);
Answer state(const Attention& layout);
Answer total(const Attention& layout);

/// All quantities of this topic.
std::vector<Quantity> of_caches();

}  // namespace attnfig::quantity
