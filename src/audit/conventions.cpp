#include "audit/conventions.h"

#include <fmt/format.h>

#include <algorithm>

namespace attnfig {
namespace {

void for_tensors(Attention& layout, const std::function<void(Tensor&)>& change) {
  for (LayerKind& kind : layout.layers)
    for (Block& block : kind.blocks)
      for (Tensor& tensor : block.tensors) change(tensor);
}

void leave_out(Attention& layout, bool (*unwanted)(const Tensor&)) {
  for (LayerKind& kind : layout.layers)
    for (Block& block : kind.blocks)
      std::erase_if(block.tensors,
                    [&](const Tensor& tensor) { return tensor.cached() && unwanted(tensor); });
}

void k_or_v_once(Attention& layout) {
  for (LayerKind& kind : layout.layers)
    for (Block& block : kind.blocks) {
      const Tensor* key = block.find(Role::key);
      if (key == nullptr || !key->cached()) continue;
      std::erase_if(block.tensors, [](const Tensor& tensor) {
        return tensor.cached() && tensor.role == Role::value;
      });
    }
}

void latent_twice(Attention& layout) {
  for (LayerKind& kind : layout.layers)
    for (Block& block : kind.blocks)
      if (const Tensor* latent = block.find(Role::latent)) {
        const Tensor again = *latent;
        block.tensors.push_back(again);
      }
}

bool is_from(const Tensor& tensor, Role role) {
  const std::vector<Role>& from = tensor.projected_from;
  return std::find(from.begin(), from.end(), role) != from.end();
}

/// Keys and values in place of what they are projected from. The rope key becomes a part of each
/// head's key.
void decompressed(Attention& layout) {
  for (LayerKind& kind : layout.layers)
    for (Block& block : kind.blocks) {
      const Block before = block;
      const Tensor* rope = before.find(Role::rope_key);
      for (Tensor& tensor : block.tensors) {
        if (rope != nullptr && is_from(tensor, Role::rope_key))
          tensor.width.amount = tensor.width.amount + rope->width.amount;
        tensor.projected_from.clear();
      }
      std::erase_if(block.tensors, [&](const Tensor& source) {
        return source.role != Role::key &&
               std::any_of(before.tensors.begin(), before.tensors.end(),
                           [&](const Tensor& tensor) { return is_from(tensor, source.role); });
      });
    }
}

void rope_key_left_out(Attention& layout) {
  leave_out(layout, [](const Tensor& tensor) { return tensor.role == Role::rope_key; });
}

void index_key_left_out(Attention& layout) {
  leave_out(layout, [](const Tensor& tensor) { return tensor.role == Role::index_key; });
}

void window_ignored(Attention& layout) {
  for_tensors(layout, [](Tensor& tensor) { tensor.growth.cap.reset(); });
}

void windowed_layers_left_out(Attention& layout) {
  leave_out(layout, [](const Tensor& tensor) { return tensor.growth.cap.has_value(); });
}

void q_heads_for_kv_heads(Attention& layout) {
  for (LayerKind& kind : layout.layers)
    for (Block& block : kind.blocks)
      for (Tensor& tensor : block.tensors) {
        const bool head = tensor.role == Role::key || tensor.role == Role::value;
        if (head && tensor.cached()) tensor.copies = block.q_heads;
      }
}

constexpr std::string_view another_precision = "another precision";

/// If two conventions both change the precision, the first wins.
void store(Attention& layout, UInt128 bits) {
  for_tensors(layout, [&](Tensor& tensor) {
    if (tensor.storage.name == another_precision) return;
    tensor.storage.bits = ElementBits(bits);
    tensor.storage.scale = Bits();
    tensor.storage.name = another_precision;
    tensor.residual.reset();
  });
}

template <UInt128 bits>
void stored_in(Attention& layout) {
  store(layout, bits);
}

void one_layer(Attention& layout) {
  if (layout.layers.size() != 1) return;
  LayerKind& kind = layout.layers.front();
  kind.layers.amount = Layers(1);
  kind.shared_by = {};
  kind.sharing.amount = Layers(0);
  kind.mtp_layers.amount = Layers(0);
}

/// For numbers of one layer: gives it as many blocks as there are in all layers.
void all_layers(Attention& layout) {
  constexpr std::size_t most_blocks = 1024;
  if (layout.layers.size() != 1) return;
  LayerKind& kind = layout.layers.front();
  const auto layers = static_cast<std::size_t>(kind.layers.amount.count());
  if (most_blocks < layers * kind.blocks.size()) return;
  const std::vector<Block> blocks = kind.blocks;
  for (std::size_t i = 1; i < layers; ++i)
    kind.blocks.insert(kind.blocks.end(), blocks.begin(), blocks.end());
}

void state_left_out(Attention& layout) {
  leave_out(layout,
            [](const Tensor& tensor) { return tensor.growth.along == Growth::Along::constant; });
}

void sharing_ignored(Attention& layout) {
  for (LayerKind& kind : layout.layers) {
    kind.shared_by = {};
    kind.sharing.amount = Layers(0);
  }
}

void scales_left_out(Attention& layout) {
  for_tensors(layout, [](Tensor& tensor) {
    if (tensor.storage.scale == Bits()) return;
    tensor.storage.scale = Bits();
    tensor.storage.name = "without scales";
  });
}

void one_sequence(Attention& layout) {
  layout.batch.amount = Sequences(1);
}

void scale_context(Attention& layout, UInt128 from, UInt128 to) {
  if (!layout.context || layout.context->amount.count() % from != 0) return;
  layout.context->amount = Tokens(layout.context->amount.count() / from * to);
}

void decimal_context(Attention& layout) {
  scale_context(layout, 1024, 1000);
}

void binary_context(Attention& layout) {
  scale_context(layout, 1000, 1024);
}

/// Whose cache a convention counts differently.
enum class Whose { both, layout };

struct Counting {
  std::string_view name;
  std::string_view about;
  Whose whose = Whose::both;
  void (*change)(Attention& layout);
};

constexpr Counting counting[] = {
    {"k_or_v_once", "K or V counted once", Whose::both, k_or_v_once},
    {"latent_twice", "the latent counted twice, as if it were K and V", Whose::both, latent_twice},
    {"decompressed", "keys and values counted in place of what they are projected from",
     Whose::both, decompressed},
    {"rope_key_left_out", "the rope key left out", Whose::both, rope_key_left_out},
    {"index_key_left_out", "the index key left out", Whose::both, index_key_left_out},
    {"window_ignored", "windows ignored", Whose::both, window_ignored},
    {"windowed_layers_left_out", "windowed layers left out", Whose::both, windowed_layers_left_out},
    {"q_heads_for_kv_heads", "query heads counted for KV heads", Whose::both, q_heads_for_kv_heads},
    {"elements_for_bytes", "elements counted for bytes", Whose::both, stored_in<8>},
    {"one_layer", "one layer counted for the model", Whose::both, one_layer},
    {"all_layers", "the model counted for one layer", Whose::both, all_layers},
    {"state_left_out", "recurrent states left out", Whose::both, state_left_out},
    {"sharing_ignored", "the cache of layers that share one counted for each", Whose::both,
     sharing_ignored},
    {"scales_left_out", "the scales of a quantised format left out", Whose::both, scales_left_out},
    {"one_sequence", "one sequence of the batch counted", Whose::both, one_sequence},
    {"decimal_context", "1,000 tokens for each 1,024", Whose::both, decimal_context},
    {"binary_context", "1,024 tokens for each 1,000", Whose::both, binary_context},
    {"as_32_bit", "stored in 32 bits", Whose::layout, stored_in<32>},
    {"as_16_bit", "stored in 16 bits", Whose::layout, stored_in<16>},
    {"as_8_bit", "stored in 8 bits", Whose::layout, stored_in<8>},
    {"as_6_bit", "stored in 6 bits", Whose::layout, stored_in<6>},
    {"as_4_bit", "stored in 4 bits", Whose::layout, stored_in<4>},
};

constexpr std::string_view binary_units = "binary_units";
constexpr std::string_view decimal_units = "decimal_units";
constexpr std::string_view other_baseline = "other_baseline";
constexpr std::string_view other_model = "other_model";

/// The quantities that a convention applies to: of the model, of a layer, or both.
bool is_about(const Counting& convention, const Case& original) {
  if (convention.change == one_layer) return !original.per_layer;
  if (convention.change == all_layers) return original.per_layer;
  return true;
}

std::optional<Case> count_otherwise(const Case& original, const Counting& convention) {
  if (!is_about(convention, original)) return {};
  Case changed = original;
  convention.change(changed.layout);
  if (changed.baseline && convention.whose == Whose::both) convention.change(*changed.baseline);
  if (changed.layout == original.layout && changed.baseline == original.baseline) return {};
  return changed;
}

Convention units(std::string_view name, std::string_view about, PrintedValue::Prefix from,
                 PrintedValue::Prefix to) {
  return {std::string(name), std::string(about), [=](const Case& original) -> std::optional<Case> {
            const PrintedValue& printed = original.printed;
            if (printed.kind != PrintedValue::Kind::memory || printed.power == 0 ||
                printed.prefix != from)
              return {};
            Case changed = original;
            changed.printed.prefix = to;
            return changed;
          }};
}

/// A reference model under the conditions of the layout in a claim.
Attention at_conditions_of(const Attention& layout, Attention reference) {
  reference.context = layout.context;
  reference.batch = layout.batch;
  return reference;
}

Convention with_baseline(const Attention& baseline) {
  return {std::string(other_baseline), fmt::format("{} as the baseline", baseline.label),
          [baseline](const Case& original) -> std::optional<Case> {
            if (!original.baseline || original.baseline->name == baseline.name) return {};
            Case changed = original;
            changed.baseline = at_conditions_of(original.layout, baseline);
            return changed;
          }};
}

Convention with_pair(const ReferencePair& pair) {
  return {std::string(other_model),
          fmt::format("{} against {}", pair.layout.label, pair.baseline.label),
          [pair](const Case& original) -> std::optional<Case> {
            if (!original.baseline || original.layout.name == pair.layout.name) return {};
            Case changed = original;
            changed.layout = at_conditions_of(original.layout, pair.layout);
            changed.baseline = at_conditions_of(original.layout, pair.baseline);
            return changed;
          }};
}

}  // namespace

std::vector<Convention> conventions_for(const Case& original, const std::vector<Attention>& spec,
                                        const References& references) {
  using Prefix = PrintedValue::Prefix;
  std::vector<Convention> all;
  // Other models come first, so that a second convention counts those too.
  if (original.baseline) {
    for (const ReferencePair& pair : references.pairs) all.push_back(with_pair(pair));
    for (const Attention& layout : spec)
      if (layout.name != original.layout.name) all.push_back(with_baseline(layout));
    for (const Attention& layout : references.baselines) all.push_back(with_baseline(layout));
  }
  all.push_back(units(binary_units, "GB for GiB: powers of 1,024 under a decimal unit",
                      Prefix::decimal, Prefix::binary));
  all.push_back(units(decimal_units, "GiB for GB: powers of 1,000 under a binary unit",
                      Prefix::binary, Prefix::decimal));
  for (const Counting& one : counting)
    all.push_back({std::string(one.name), std::string(one.about),
                   [&one](const Case& before) { return count_otherwise(before, one); }});
  return all;
}

std::vector<std::string_view> convention_names() {
  std::vector<std::string_view> names = {binary_units, decimal_units};
  for (const Counting& one : counting) names.push_back(one.name);
  names.push_back(other_baseline);
  names.push_back(other_model);
  return names;
}

}  // namespace attnfig
