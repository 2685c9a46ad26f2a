#pragma once

#include "model/quantities.h"

// What layers, tokens and sequences there are, and the format that they are cached in.

namespace attnfig::quantity {

Answer window(const Attention& layout);
Answer layers(const Attention& layout);

/// All quantities of this topic.
std::vector<Quantity> of_layers_and_tokens();

}  // namespace attnfig::quantity
