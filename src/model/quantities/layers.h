#pragma once

#include "model/quantities.h"

// Layers, tokens and sequences, and the format of the cache.

namespace attnfig::quantity {

Answer window(const Attention& layout);
Answer layers(const Attention& layout);

/// All quantities of this topic.
std::vector<Quantity> of_layers_and_tokens();

}  // namespace attnfig::quantity
