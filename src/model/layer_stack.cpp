#include "model/layer_stack.h"

#include "model/view.h"

#include <algorithm>

namespace attnfig {
namespace {

/// The owners of the caches that the layers of one kind read; both as indices among these layers.
std::vector<std::size_t> owners_within(const LayerKind& kind, std::size_t layers) {
  const auto count = [](UInt128 amount) { return static_cast<std::size_t>(amount); };
  const std::size_t sharing = std::min(layers, count(kind.sharing.amount.count()));
  const std::size_t shared_by = std::max<std::size_t>(count(kind.shared_by.amount.count()), 1);
  std::vector<std::size_t> owners;
  for (std::size_t k = 0; k < layers; ++k) {
    const bool own = k < layers - sharing || owners.empty();
    owners.push_back(own ? k / shared_by * shared_by : owners.back());
  }
  return owners;
}

}  // namespace

std::vector<std::size_t> kinds_in_order(const Attention& attention) {
  std::vector<std::size_t> kinds;
  if (attention.order.empty() && !attention.layers.empty())
    kinds.resize(static_cast<std::size_t>(attention.layers.front().layers.amount.count()));
  for (const LayerRun& run : attention.order)
    kinds.insert(kinds.end(), static_cast<std::size_t>(run.layers), run.kind);
  return kinds;
}

std::vector<std::size_t> cache_owners(const Attention& attention) {
  const std::vector<std::size_t> kinds = kinds_in_order(attention);
  std::vector<std::size_t> owners(kinds.size());
  for (std::size_t kind = 0; kind < attention.layers.size(); ++kind) {
    std::vector<std::size_t> own;
    for (std::size_t layer = 0; layer < kinds.size(); ++layer)
      if (kinds[layer] == kind) own.push_back(layer);
    const std::vector<std::size_t> within = owners_within(attention.layers[kind], own.size());
    for (std::size_t k = 0; k < own.size(); ++k) owners[own[k]] = own[within[k]];
  }
  return owners;
}

std::optional<Tokens> span_of(const LayerKind& kind) {
  UInt128 most = 1;
  for (const Block& block : kind.blocks)
    for (const Tensor& tensor : block.tensors) {
      if (!tensor.cached()) continue;
      UInt128 tokens = 1;
      switch (tensor.growth.along) {
        case Growth::Along::encoder:
          break;
        case Growth::Along::constant:
          // A short convolution keeps the inputs before the newest one; a state has seen all.
          if (tensor.role != Role::conv_state) return {};
          tokens = tensor.rows.amount.count() + 1;
          break;
        case Growth::Along::context:
          if (!tensor.growth.cap) return {};
          tokens = tensor.growth.cap->tokens.amount.count();
          break;
      }
      most = std::max(most, tokens);
    }
  return Tokens(most);
}

std::optional<Tokens> reach(const Attention& attention) {
  UInt128 sum = 1;
  for (const LayerKind& kind : attention.layers) {
    const std::optional<Tokens> span = span_of(kind);
    if (!span) return {};
    sum += (span->count() - 1) * kind.layers.amount.count() * kind.loops.amount.count();
  }
  return Tokens(sum);
}

}  // namespace attnfig
