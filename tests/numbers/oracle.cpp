#include "numbers/oracle.h"

#include <algorithm>

namespace attnfig::numbers {
namespace {

/// Counts of a spec stay below 2^41, and so do sums of two of them.
template <class Unit>
std::uint64_t count(const Sourced<Unit>& sourced) {
  return static_cast<std::uint64_t>(sourced.amount.count());
}

std::uint64_t up(std::uint64_t a, std::uint64_t b) {
  return (a + b - 1) / b;
}

/// variants.md, section 6: bits of each element, and a scale for every block of them.
std::uint64_t vector_bits(std::uint64_t width, const Storage& storage) {
  const std::uint64_t block =
      storage.block == 0 ? width : static_cast<std::uint64_t>(storage.block);
  return width * static_cast<std::uint64_t>(storage.bits.count()) +
         up(width, block) * static_cast<std::uint64_t>(storage.scale.count());
}

std::uint64_t kept(const Cap& cap) {
  return count(cap.tokens) + (cap.sinks ? count(*cap.sinks) : 0);
}

/// Sections 1, 2 and 5: min(n, W + sinks) tokens, of which every m-th run leaves an entry.
std::uint64_t entries(const Tensor& tensor, std::uint64_t context) {
  const Growth& growth = tensor.growth;
  if (growth.along == Growth::Along::constant) return 1;
  if (growth.along == Growth::Along::encoder) return count(growth.encoder);
  std::uint64_t tokens = growth.cap ? std::min(context, kept(*growth.cap)) : context;
  tokens -= std::min(tokens, count(growth.skipped));
  const std::uint64_t every = count(growth.tokens_per_entry);
  return growth.rounding == Rounding::up ? up(tokens, every) : tokens / every;
}

/// Section 7: g_rank = max(1, g / tp).
std::uint64_t copies_of_rank(const Tensor& tensor, std::uint64_t ranks) {
  return up(count(tensor.copies), ranks);
}

Big entry_bits(const Tensor& tensor, const Storage& storage, std::uint64_t ranks) {
  return Big(copies_of_rank(tensor, ranks) * count(tensor.rows)) *
         Big(vector_bits(count(tensor.width), storage));
}

/// The newest entries are in the residual's format.
Big tensor_bits(const Tensor& tensor, std::uint64_t entries, std::uint64_t ranks) {
  const std::uint64_t newest =
      tensor.residual ? std::min(entries, count(tensor.residual->tokens)) : 0;
  Big bits = Big(entries - newest) * entry_bits(tensor, tensor.storage, ranks);
  if (newest != 0) bits += Big(newest) * entry_bits(tensor, tensor.residual->storage, ranks);
  return bits;
}

/// Section 3: layers that read another layer's cache own none, neighbours share one, a looped layer
/// has one a loop, and each MTP layer has its own.
std::uint64_t owners(const LayerKind& kind) {
  return up(count(kind.layers) - count(kind.sharing), count(kind.shared_by)) * count(kind.loops) +
         count(kind.mtp_layers);
}

/// The sum over all layers of `bits` of each cached tensor.
template <class BitsOf>
Big sum(const Attention& layout, BitsOf bits) {
  Big all;
  for (const LayerKind& kind : layout.layers) {
    Big layer;
    for (const Block& block : kind.blocks)
      for (const Tensor& tensor : block.tensors)
        if (tensor.projected_from.empty()) layer += bits(tensor);
    all += Big(owners(kind)) * layer;
  }
  return all;
}

Big at_context(const Attention& layout, std::uint64_t context, std::uint64_t ranks) {
  return sum(layout, [&](const Tensor& tensor) {
    return tensor_bits(tensor, entries(tensor, context), ranks);
  });
}

bool grows(const Tensor& tensor) {
  return tensor.growth.along == Growth::Along::context;
}

}  // namespace

Big total(const Attention& layout) {
  return Big(layout.batch.amount.count()) * sequence(layout, layout.context->amount.count());
}

Big rank(const Attention& layout) {
  return Big(layout.batch.amount.count()) *
         at_context(layout, count(*layout.context), count(layout.deployment.tensor_parallel));
}

Big sequence(const Attention& layout, UInt128 context) {
  return at_context(layout, static_cast<std::uint64_t>(context), 1);
}

Big state(const Attention& layout) {
  return sum(layout, [](const Tensor& tensor) {
    return tensor.growth.along == Growth::Along::constant ? tensor_bits(tensor, 1, 1) : Big();
  });
}

Big windows(const Attention& layout) {
  return sum(layout, [](const Tensor& tensor) {
    if (tensor.growth.along == Growth::Along::encoder)
      return tensor_bits(tensor, count(tensor.growth.encoder), 1);
    if (!grows(tensor)) return Big();
    if (tensor.growth.cap) return tensor_bits(tensor, entries(tensor, kept(*tensor.growth.cap)), 1);
    if (!tensor.residual) return Big();
    const std::uint64_t width = count(tensor.width);
    const std::uint64_t more =
        vector_bits(width, tensor.residual->storage) - vector_bits(width, tensor.storage);
    return Big(count(tensor.residual->tokens)) * Big(more) *
           Big(count(tensor.copies) * count(tensor.rows));
  });
}

Big added(const Attention& layout, Adding adding, UInt128 tokens) {
  return sum(layout, [&](const Tensor& tensor) {
    if (!grows(tensor) || (adding == Adding::afterwards && tensor.growth.cap)) return Big();
    return Big(tokens / tensor.growth.tokens_per_entry.amount.count()) *
           entry_bits(tensor, tensor.storage, 1);
  });
}

bool is_multiple_of_strides(const Attention& layout, UInt128 tokens) {
  for (const LayerKind& kind : layout.layers)
    for (const Block& block : kind.blocks)
      for (const Tensor& tensor : block.tensors)
        if (tensor.cached() && grows(tensor) &&
            tokens % tensor.growth.tokens_per_entry.amount.count() != 0)
          return false;
  return tokens != 0;
}

}  // namespace attnfig::numbers
