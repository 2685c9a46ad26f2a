#include "numbers/counted.h"

#include "numbers/oracle.h"
#include "numbers/random_layout.h"

#include <algorithm>

namespace attnfig::numbers {
namespace {

using Bits = std::optional<Big>;

/// The total of the tensors that are wanted alone.
Big total_of(Attention layout, bool (*wanted)(const Block& block, const Tensor& tensor)) {
  for (LayerKind& kind : layout.layers)
    for (Block& block : kind.blocks) {
      const Block before = block;
      block.tensors.clear();
      for (const Tensor& tensor : before.tensors)
        if (wanted(before, tensor)) block.tensors.push_back(tensor);
    }
  return total(layout);
}

/// The total after a change to every tensor.
Big total_after(Attention layout, const std::function<void(Tensor&)>& change) {
  for_tensors(layout, change);
  return total(layout);
}

Bits k_or_v_once(const Attention& layout) {
  return total_of(layout, [](const Block& block, const Tensor& tensor) {
    if (tensor.role != Role::value) return true;
    const auto key = std::find_if(block.tensors.begin(), block.tensors.end(),
                                  [](const Tensor& other) { return other.role == Role::key; });
    return key == block.tensors.end() || !key->cached();
  });
}

/// Only the first latent of a block: no variant has two.
Bits latent_twice(const Attention& layout) {
  return total(layout) + total_of(layout, [](const Block& block, const Tensor& tensor) {
           const auto latent =
               std::find_if(block.tensors.begin(), block.tensors.end(),
                            [](const Tensor& other) { return other.role == Role::latent; });
           return latent != block.tensors.end() && &*latent == &tensor;
         });
}

/// Everything but what something is projected from, keys aside; with a rope key's elements in each
/// head of a key that is projected from it.
Bits decompressed(const Attention& layout) {
  Attention changed = layout;
  for (LayerKind& kind : changed.layers)
    for (Block& block : kind.blocks) {
      std::vector<Role> sources;
      for (const Tensor& tensor : block.tensors)
        for (const Role role : tensor.projected_from)
          if (role != Role::key) sources.push_back(role);
      const auto is = [&](const Tensor& tensor, const std::vector<Role>& roles) {
        return std::find(roles.begin(), roles.end(), tensor.role) != roles.end();
      };
      std::vector<Tensor> kept;
      for (Tensor tensor : block.tensors) {
        if (is(tensor, sources)) continue;
        for (const Tensor& rope : block.tensors)
          if (rope.role == Role::rope_key && is(rope, tensor.projected_from)) {
            tensor.width.amount = Width(tensor.width.amount.count() + rope.width.amount.count());
            break;
          }
        tensor.projected_from = {};
        kept.push_back(tensor);
      }
      block.tensors = kept;
    }
  return total(changed);
}

template <Role role>
Bits without_role(const Attention& layout) {
  return total_of(layout, [](const Block&, const Tensor& tensor) { return tensor.role != role; });
}

Bits without_windows(const Attention& layout) {
  return total_after(layout, [](Tensor& tensor) { tensor.growth.cap = {}; });
}

Bits without_windowed(const Attention& layout) {
  return total_of(layout, [](const Block&, const Tensor& tensor) { return !tensor.growth.cap; });
}

Bits without_states(const Attention& layout) {
  return total_of(layout, [](const Block&, const Tensor& tensor) {
    return tensor.growth.along != Growth::Along::constant;
  });
}

Bits of_q_heads(const Attention& layout) {
  Attention changed = layout;
  for (LayerKind& kind : changed.layers)
    for (Block& block : kind.blocks)
      for (Tensor& tensor : block.tensors)
        if (tensor.role == Role::key || tensor.role == Role::value)
          tensor.copies.amount = block.q_heads.amount;
  return total(changed);
}

template <UInt128 bits>
Bits in_bits(const Attention& layout) {
  return total_after(layout, [](Tensor& tensor) {
    tensor.storage = {.name = {}, .label = {}, .bits = ElementBits(bits), .citation = {}};
    tensor.residual = {};
  });
}

Bits without_scales(const Attention& layout) {
  return total_after(layout, [](Tensor& tensor) { tensor.storage.scale = attnfig::Bits(); });
}

Attention with_layers(Attention layout, Layers layers) {
  LayerKind& kind = layout.layers.front();
  kind.layers.amount = layers;
  kind.shared_by.amount = Layers(1);
  kind.sharing.amount = Layers();
  kind.mtp_layers.amount = Layers();
  return layout;
}

Bits of_one_layer(const Attention& layout) {
  if (layout.layers.size() != 1) return {};
  return total(with_layers(layout, Layers(1)));
}

/// Instead of one layer's number that of all of them.
Bits of_all_layers(const Attention& layout) {
  constexpr UInt128 most_blocks = 1024;
  if (layout.layers.size() != 1) return {};
  Attention once = with_layers(layout, layout.layers.front().layers.amount);
  LayerKind& kind = once.layers.front();
  kind.loops.amount = Amount<unit::Pass>(1);
  if (most_blocks < kind.layers.amount.count() * kind.blocks.size()) return {};
  return sequence(once, once.context->amount.count());
}

Bits of_each_layer(const Attention& layout) {
  Attention changed = layout;
  for (LayerKind& kind : changed.layers) {
    kind.shared_by.amount = Layers(1);
    kind.sharing.amount = Layers();
  }
  return total(changed);
}

Bits of_one_sequence(const Attention& layout) {
  return sequence(layout, layout.context->amount.count());
}

template <UInt128 from, UInt128 to>
Bits at_tokens(const Attention& layout) {
  const UInt128 context = layout.context->amount.count();
  if (context % from != 0) return {};
  return Big(layout.batch.amount.count()) * sequence(layout, context / from * to);
}

constexpr Counted all[] = {
    {"k_or_v_once", "cache.total", k_or_v_once},
    {"latent_twice", "cache.total", latent_twice},
    {"decompressed", "cache.total", decompressed},
    {"rope_key_left_out", "cache.total", without_role<Role::rope_key>},
    {"index_key_left_out", "cache.total", without_role<Role::index_key>},
    {"window_ignored", "cache.total", without_windows},
    {"windowed_layers_left_out", "cache.total", without_windowed},
    {"q_heads_for_kv_heads", "cache.total", of_q_heads},
    {"elements_for_bytes", "cache.total", in_bits<8>},
    {"one_layer", "cache.total", of_one_layer},
    {"all_layers", "cache.layer", of_all_layers},
    {"state_left_out", "cache.total", without_states},
    {"sharing_ignored", "cache.total", of_each_layer},
    {"scales_left_out", "cache.total", without_scales},
    {"one_sequence", "cache.total", of_one_sequence},
    {"decimal_context", "cache.total", at_tokens<1024, 1000>},
    {"binary_context", "cache.total", at_tokens<1000, 1024>},
    {"as_32_bit", "cache.total", in_bits<32>},
    {"as_16_bit", "cache.total", in_bits<16>},
    {"as_8_bit", "cache.total", in_bits<8>},
    {"as_6_bit", "cache.total", in_bits<6>},
    {"as_4_bit", "cache.total", in_bits<4>},
};

}  // namespace

std::span<const Counted> all_counted() {
  return all;
}

}  // namespace attnfig::numbers
