#pragma once

#include "model/attention.h"

#include <span>
#include <string>
#include <variant>

namespace attnfig {

/// A plain count, such as heads or tokens.
struct Count {
  Wide value = 0;
};
/// An amount of memory.
struct Memory {
  Bits bits;
};
/// How many times one amount is another: "4×".
struct Ratio {
  Wide numerator = 0;
  Wide denominator = 1;
};
/// A share of a baseline that is left out: "75 %".
struct Share {
  Wide numerator = 0;
  Wide denominator = 1;
};
/// A word, such as the label of a layout.
struct Word {
  std::string text;
};
/// How a count follows from the givens: "2 × kv_heads × head_dim", "2 × 8 × 128", 2,048.
struct Derivation {
  std::string formula;
  std::string substituted;
  Wide value = 0;
};

using Result = std::variant<Count, Memory, Ratio, Share, Word, Derivation>;

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

/// The text of a result in a format: a unit (GiB, MB …) for memory, Ki, Mi, k, M or "one|many" for
/// a count, "formula" or "numbers" for a derivation; an empty format takes the usual one. No value:
/// the format does not fit, and `formats_for` says which do.
std::optional<std::string> to_text(const Result& result, std::string_view format);

std::string_view formats_for(const Result& result);

}  // namespace attnfig
