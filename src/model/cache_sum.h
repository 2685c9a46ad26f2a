#pragma once

#include "model/cache.h"

#include <functional>
#include <optional>

// Sums over the cached tensors of layers, from which the numbers of model/cache.h are made.

namespace attnfig {

/// The entries of a tensor that a sum counts; nothing: the tensor is left out.
using EntriesOf = std::function<std::optional<Formula<unit::Entry>>(const Tensor&)>;

/// The inputs of a sum over the tensors of a layer.
struct Sum {
  const Attention& attention;
  Share share = Share::whole;
  EntriesOf entries;
};

/// Cached tensors of a sum, with the number of those of the same size: K and V of GQA are twice
/// kv_heads × head_dim.
struct SameSize {
  const Tensor* tensor = nullptr;
  UInt128 count = 1;
};
std::vector<SameSize> counted(const LayerKind& kind, const EntriesOf& entries);

/// Bits of one entry of one copy of a tensor in a format.
Formula<unit::Bit> copy_bits(const Tensor& tensor, const Storage& storage);

/// Bits of one entry of a tensor in a format.
Formula<unit::Bit> entry_bits(const Sum& sum, const Tensor& tensor, const Storage& storage);

/// Bits of one layer. Tensors that grow alike are counted together: entries × (Σ bits of an entry).
Formula<unit::Bit> one_layer(const Sum& sum, const LayerKind& kind);

/// Bits of all layers that own a cache.
Formula<unit::Bit> all_layers(const Sum& sum);

/// "caching layers of local"; without the kind where layers are of one.
std::string of_kind(std::string_view what, const LayerKind& kind);

}  // namespace attnfig
