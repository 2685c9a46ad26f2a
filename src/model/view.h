#pragma once

#include "model/attention.h"

#include <string>
#include <vector>

namespace attnfig {

// Facts about a block of attention. Numbers and figures both use these, so that they cannot
// disagree.

/// Of several tensors of a role the one that keeps most: all tokens rather than a window, each
/// token rather than some. Null: the block has none.
const Tensor* main_tensor(const Block& block, Role role);

/// Tensors that count as one thing: with one role, number of rows and growth.
using TensorGroup = std::vector<const Tensor*>;

/// The tensors of a block by their use for its query heads.
struct BlockTensors {
  const Tensor* read = nullptr;          // by the query heads: keys, joined vectors, states or a
                                         // convolution; null: nothing
  const Tensor* value = nullptr;         // that belongs to a key
  std::vector<TensorGroup> shared = {};  // from which keys and values are up-projected
  std::vector<TensorGroup> other_cached = {};  // cached beside those
};

BlockTensors tensors_of(const Block& block);

/// Whether the block has tensors, and none of them grows with the tokens.
bool is_recurrent(const Block& block);

/// Whether the heads of a recurrent block are one element wide, and so are called channels.
bool has_channels(const Block& block);

/// The growth of a block's main tensors.
Growth growth_of(const BlockTensors& tensors);

/// The kind of layers that stands for a model: the one whose caches grow most once all windows are
/// full, else before that, else the first with heads. Null: no layer caches anything.
const LayerKind* main_kind(const Attention& attention);

/// The drawn block of that kind.
const Block* main_block(const Attention& attention);

/// The tensors that layers cache for their query heads: the first form that fits.
enum class Form {
  several_kinds,        // the layers are of several kinds
  nothing,              // they cache nothing
  recurrent,            // nothing grows with the tokens
  tied,                 // vectors that are both key and value
  latent_and_rope_key,  // tensors from which keys and values are up-projected
  latent,               //
  factors,              // low-rank factors of keys and values
  heads,                // keys and values of heads
};
Form form_of(const Attention& attention);

/// "2 × 256", "3 × 8,192", "16 × (512 + 128)": copies, rows and widths without factors of 1.
std::string size_text(const TensorGroup& tensors);

/// "128 × 128": the matrix of one copy.
std::string copy_size_text(const Tensor& tensor);

/// The elements of one entry of all tensors.
UInt128 elements(const TensorGroup& tensors);

}  // namespace attnfig
