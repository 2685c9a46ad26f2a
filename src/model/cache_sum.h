#pragma once

#include "model/cache.h"

#include <functional>
#include <optional>

// Sums over the cached tensors of layers, from which the numbers of model/cache.h are made.

namespace attnfig {

/// How many entries of a tensor a sum counts; nothing: the tensor is left out.
using EntriesOf = std::function<std::optional<Term<unit::Entry>>(const Tensor&)>;

/// What a sum over the tensors of a layer needs.
struct Sum {
  const Attention& attention;
  Share share = Share::whole;
  EntriesOf entries;
};

/// Cached tensors that a sum counts, with how many of the same size there are: K and V of GQA are
/// twice kv_heads × head_dim.
struct SameSize {
  const Tensor* tensor = nullptr;
  Wide count = 1;
};
std::vector<SameSize> counted(const LayerKind& kind, const EntriesOf& entries);

/// Bits of one entry of one copy of a tensor in a format.
Term<unit::Bit> copy_bits(const Tensor& tensor, const Storage& storage);

/// Bits of one entry of a tensor in a format.
Term<unit::Bit> entry_bits(const Sum& sum, const Tensor& tensor, const Storage& storage);

/// Bits of one layer. Tensors that grow alike are counted together: entries × (Σ bits of an entry).
Term<unit::Bit> one_layer(const Sum& sum, const LayerKind& kind);

/// Bits of all layers that own a cache.
Term<unit::Bit> all_layers(const Sum& sum);

/// "caching layers of local"; without the kind where layers are of one.
std::string of_kind(std::string_view what, const LayerKind& kind);

}  // namespace attnfig
