#pragma once

#include "model/attention.h"
#include "spec/words.h"

namespace attnfig {

/// Tensors that are drawn as one box: of one role, with as many rows, growing alike.
using Alike = std::vector<const Tensor*>;

/// The tensors of a block by their places in a panel.
struct DrawnTensors {
  const Tensor* read = nullptr;     // by the query heads: keys, joined vectors, states or a
                                    // convolution; null: nothing
  const Tensor* value = nullptr;    // that belongs to a key
  std::vector<Alike> sources = {};  // what keys and values are made from
  std::vector<Alike> beside = {};   // what else is cached
};

DrawnTensors drawn_tensors(const Block& block);

/// The kind of layers that a panel draws: the one whose caches grow most once all windows are full,
/// else before, else the first that has heads. Null: no layer caches anything.
const LayerKind* drawn_kind(const Attention& attention);

/// The block of that kind.
const Block* drawn_block(const Attention& attention);

/// Whether the query heads read something that does not grow.
bool is_recurrent(const DrawnTensors& tensors);

/// Whether the heads of a recurrent block are one element wide, and so are channels.
bool has_channels(const DrawnTensors& tensors);

/// "2 × 256", "3 × 8,192", "16 × (512 + 128)": copies, rows and widths without those that are 1.
std::string size_text(const Alike& tensors);

/// "128 × 128": the matrix of one copy.
std::string copy_size_text(const Tensor& tensor);

/// The elements of one entry of all tensors.
Wide elements(const Alike& tensors);

/// What readers call the tensors.
const std::string& name_of(const Words& words, const Alike& tensors);

/// "index key 128, window 512": name, size, and how they grow where that is another way than that
/// of the tensors that the panel is about.
std::string text_of(const Words& words, const Alike& tensors, const Growth& usual);

/// How a block's main tensors grow.
Growth growth_of(const DrawnTensors& tensors);

/// "window 1,024", "first 4 tokens": a growth in words; nothing where every token stays.
std::vector<std::string> growth_facts(const Words& words, const Growth& growth);

/// The facts in one line.
std::string joined(const Words& words, const std::vector<std::string>& facts);

/// `words` with a count in place of "{}".
std::string with_count(const std::string& words, Wide count);

}  // namespace attnfig
