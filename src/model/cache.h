#pragma once

#include "model/attention.h"

namespace attnfig {

/// Whose part of a cache is meant: that of all devices together, or that of one rank under tensor
/// parallelism. A rank holds ceil(copies / tensor_parallel) copies of a tensor, so a tensor of
/// fewer copies than ranks is replicated: KV heads beyond their number, latents and rope keys
/// always (vLLM v1/kv_cache_interface.py; TensorRT-LLM _torch/pyexecutor/resource_manager.py).
enum class Share { whole, rank };

/// Bits for every so many tokens: a rate that need not be a whole number of bits a token.
struct Rate {
  Term<unit::Bit> bits = {};
  Wide tokens = 1;
};

/// Layers of a kind that own a cache: ceil((layers − borrowing) / shared_by) × passes + draft.
/// Cross-layer sharing: Brandon et al. 2024, arXiv:2405.12981. A looped layer caches once a pass.
Term<unit::Layer> owning_layers(const LayerKind& kind);

/// Entries that a tensor has once so many tokens are cached.
Term<unit::Entry> entries(const Tensor& tensor, const Term<unit::Token>& context);

/// Tokens of the context that a cap leaves: at most window + sinks, or a chunk.
Term<unit::Token> kept_tokens(const Cap& cap);

/// Elements that one token adds to one layer of a kind, Σ copies × width over the cached tensors
/// that grow with the context, for every so many tokens: a tensor with an entry for every m tokens
/// counts 1/m. GQA: 2 × kv_heads × head_dim (Ainslie et al. 2023, arXiv:2305.13245); MLA:
/// latent_dim + rope_dim (DeepSeek-V2, arXiv:2405.04434, table 1).
struct ElementRate {
  Term<unit::Element> elements = {};
  Wide tokens = 1;
};
ElementRate elements_per_token(const LayerKind& kind);

/// The same in all layers that own a cache.
ElementRate elements_per_token(const Attention& attention);

/// Bits of one entry of a tensor, Σ copies × rows × (width × bits of an element + bits of scales);
/// of one copy alone, or of all.
enum class Copies { one, all };
Term<unit::Bit> entry_bits(const Tensor& tensor, Copies copies);

/// Bits of one layer of a kind with so many tokens in the context of one sequence.
Term<unit::Bit> layer_bits(const Attention& attention, const LayerKind& kind,
                           const Term<unit::Token>& context, Share share);

/// What all layers cache for one sequence of so many tokens.
Term<unit::Bit> sequence_bits(const Attention& attention, const Term<unit::Token>& context,
                              Share share);

/// What all layers cache for the batch at the layout's context, which it must state.
Term<unit::Bit> cached_bits(const Attention& attention, Share share);

/// What one token adds while no window is full, in the format that it is in for good.
Rate bits_per_token(const Attention& attention);

/// What one token adds once every window is full.
Rate slope(const Attention& attention);

/// What does not grow with the context: recurrent states and the tails of convolutions.
Term<unit::Bit> state_bits(const Attention& attention);

/// What full windows, an encoder's tokens and tokens that are not quantised yet hold. Beyond all
/// windows a sequence takes slope × context + state + this.
Term<unit::Bit> full_window_bits(const Attention& attention);

/// What the layers of each pipeline stage cache for the batch at the layout's context, for one
/// rank. The first layers mod stages stages have a layer more. Needs a context and as many layers
/// as stages, and no layers that share caches.
std::vector<Term<unit::Bit>> stage_bits(const Attention& attention);

/// All layers, without those that draft.
Term<unit::Layer> layer_count(const Attention& attention);

}  // namespace attnfig
