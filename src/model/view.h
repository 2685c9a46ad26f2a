#pragma once

#include "model/attention.h"

#include <string>
#include <vector>

namespace attnfig {

// What a block of attention is. Numbers and figures both ask here, so that they cannot disagree.

/// Of several tensors of a role the one that keeps most: all tokens before a window, each token
/// before every few. Null: the block has none.
const Tensor* main_tensor(const Block& block, Role role);

/// Tensors that count as one thing: of one role, with as many rows, growing alike.
using Alike = std::vector<const Tensor*>;

/// The tensors of a block by what they are to its query heads.
struct DrawnTensors {
  const Tensor* read = nullptr;     // by the query heads: keys, joined vectors, states or a
                                    // convolution; null: nothing
  const Tensor* value = nullptr;    // that belongs to a key
  std::vector<Alike> sources = {};  // what keys and values are made from
  std::vector<Alike> beside = {};   // what else is cached
};

DrawnTensors drawn_tensors(const Block& block);

/// Whether the block has tensors, and none of them grows with the tokens.
bool is_recurrent(const Block& block);

/// Whether the heads of a recurrent block are one element wide, and so are channels.
bool has_channels(const Block& block);

/// How a block's main tensors grow.
Growth growth_of(const DrawnTensors& tensors);

/// The kind of layers that stands for a model: the one whose caches grow most once all windows are
/// full, else before, else the first that has heads. Null: no layer caches anything.
const LayerKind* drawn_kind(const Attention& attention);

/// The block of that kind.
const Block* drawn_block(const Attention& attention);

/// What layers keep for their query heads: the first of these that fits.
enum class Form {
  hybrid,               // the layers are of several kinds
  nothing,              // they cache nothing
  recurrent,            // nothing grows with the tokens
  tied,                 // vectors that are key and value
  latent_and_rope_key,  // what keys and values are up-projected from
  latent,               //
  factors,              // low-rank factors of keys and values
  heads,                // keys and values of heads
};
Form form_of(const Attention& attention);

/// "2 × 256", "3 × 8,192", "16 × (512 + 128)": copies, rows and widths without those that are 1.
std::string size_text(const Alike& tensors);

/// "128 × 128": the matrix of one copy.
std::string copy_size_text(const Tensor& tensor);

/// The elements of one entry of all tensors.
Wide elements(const Alike& tensors);

}  // namespace attnfig
