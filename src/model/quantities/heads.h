#pragma once

#include "model/quantities.h"

// Heads, latents, factors and states: counts and sizes of one layer.

namespace attnfig::quantity {

Answer q_heads(const Attention& layout);
Answer kv_heads(const Attention& layout);
/// Of keys, or of vectors that are both key and value.
Answer head_dim(const Attention& layout);
Answer latent_dim(const Attention& layout);
/// "512", or "2 × 256".
Answer latent_size(const Attention& layout);
Answer rope_dim(const Attention& layout);

/// All quantities of this topic.
std::vector<Quantity> of_heads();

}  // namespace attnfig::quantity
