#pragma once

#include "model/attention.h"

namespace attnfig {

/// The whole cache, or the share of one tensor-parallel rank. A rank holds ceil(copies /
/// tensor_parallel) copies of a tensor, so a tensor of fewer copies than ranks is replicated: KV
/// heads beyond their number, latents and rope keys always (vLLM v1/kv_cache_interface.py;
/// TensorRT-LLM _torch/pyexecutor/resource_manager.py).
enum class Share { whole, rank };

/// Bits for every so many tokens: a rate that need not be a whole number of bits a token.
struct Rate {
  Formula<unit::Bit> bits = {};
  UInt128 tokens = 1;
};

/// Layers of a kind that own a cache: ceil((layers − sharing) / shared_by) × loops + mtp_layers.
/// Cross-layer sharing: Brandon et al. 2024, arXiv:2405.12981. A looped layer caches once a pass.
Formula<unit::Layer> owning_layers(const LayerKind& kind);

/// The entries of a tensor once so many tokens are cached.
Formula<unit::Entry> entries(const Tensor& tensor, const Formula<unit::Token>& context);

/// Tokens of the context that a cap keeps: at most window + sinks, or a chunk.
Formula<unit::Token> kept_tokens(const Cap& cap);

/// Elements that one token adds to one layer of a kind, Σ copies × width over the cached tensors
/// that grow with the context, for every so many tokens: a tensor with an entry for every m tokens
/// counts 1/m. GQA: 2 × kv_heads × head_dim (Ainslie et al. 2023, arXiv:2305.13245); MLA:
/// latent_dim + rope_dim (DeepSeek-V2, arXiv:2405.04434, table 1).
struct ElementRate {
  Formula<unit::Element> elements = {};
  UInt128 tokens = 1;
};
ElementRate elements_per_token(const LayerKind& kind);

/// The same in all layers that own a cache.
ElementRate elements_per_token(const Attention& attention);

/// Bits of one entry of a tensor, Σ copies × rows × (width × bits of an element + bits of scales);
/// of one copy alone, or of all.
enum class Copies { one, all };
Formula<unit::Bit> entry_bits(const Tensor& tensor, Copies copies);

/// Bits of one layer of a kind with so many tokens in the context of one sequence.
Formula<unit::Bit> layer_bits(const Attention& attention, const LayerKind& kind,
                              const Formula<unit::Token>& context, Share share);

/// Bits that all layers cache for one sequence of so many tokens.
Formula<unit::Bit> sequence_bits(const Attention& attention, const Formula<unit::Token>& context,
                                 Share share);

/// Bits that all layers cache for the batch at the layout's context, which must be stated.
Formula<unit::Bit> cached_bits(const Attention& attention, Share share);

/// Bits that one token adds before any window is full, in the token's final format.
Rate bits_per_token(const Attention& attention);

/// Bits that one token adds once the context has so many, in the token's final format.
Rate rate_beyond(const Attention& attention, Tokens context);

/// Bits that one token adds once every window is full.
Rate slope(const Attention& attention);

/// Bits that do not grow with the context: recurrent states and the tails of convolutions.
Formula<unit::Bit> state_bits(const Attention& attention);

/// Bits of full windows, of an encoder's tokens and of tokens that wait to be quantised. Beyond all
/// windows a sequence takes slope × context + state + this.
Formula<unit::Bit> full_window_bits(const Attention& attention);

/// Bits that the layers of each pipeline stage cache for the batch at the layout's context, on one
/// rank. The first (layers mod stages) stages have one layer more. Needs a context and at least as
/// many layers as stages, and no layers that share caches.
std::vector<Formula<unit::Bit>> stage_bits(const Attention& attention);

/// All layers but MTP layers.
Formula<unit::Layer> layer_count(const Attention& attention);

}  // namespace attnfig
