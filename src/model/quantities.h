#pragma once

#include "model/attention.h"
#include "model/result.h"

#include <span>
#include <string>

namespace attnfig {

/// What a quantity gives: a result, or why this layout has none.
struct Answer {
  std::optional<Result> result;
  std::string refusal = {};
};

enum class Baseline { none, needed };

/// One thing that a text can say about a layout, written {layout.name} or {layout.name over
/// baseline}.
struct Quantity {
  std::string_view name;
  Baseline baseline = Baseline::none;
  std::string_view about;
  /// `baseline` is null exactly if the quantity needs none.
  Answer (*compute)(const Attention& attention, const Attention* baseline);
};

/// All quantities, in the order in which the reference shows them.
std::span<const Quantity> quantities();

const Quantity* find_quantity(std::string_view name);

/// Elements cached for one token in one layer, summed over its blocks: Σ copies × width over the
/// cached tensors. GQA: 2 × kv_heads × head_dim (Ainslie et al. 2023, arXiv:2305.13245); MLA:
/// latent_dim + rope_dim (DeepSeek-V2, arXiv:2405.04434, table 1).
Elements cached_elements(const LayerKind& kind);

/// Bits cached for one token of one sequence in all layers.
Bits cached_bits_per_token(const Attention& attention);

/// Bits cached for all tokens of the context and all sequences of the batch; needs a context.
Bits cached_bits(const Attention& attention);

}  // namespace attnfig
