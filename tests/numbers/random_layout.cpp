#include "numbers/random_layout.h"

#include <bit>

namespace attnfig::numbers {
namespace {

// The ranges of src/variants/values.h, stated again so that a change there is noticed.
constexpr std::uint64_t most_heads = 1024;
constexpr std::uint64_t most_width = 65'536;
constexpr std::uint64_t most_rows = 65'536;
constexpr std::uint64_t most_loops = 64;
constexpr std::uint64_t most_devices = 4096;
constexpr std::uint64_t most_layers = 10'000;
constexpr std::uint64_t most_tokens = std::uint64_t{1} << 40;
constexpr std::uint64_t most_sequences = 1'048'576;

constexpr Role growing_roles[] = {
    Role::key,      Role::value,           Role::tied_kv,           Role::latent,
    Role::rope_key, Role::key_rank_factor, Role::value_rank_factor, Role::index_key};
constexpr Role constant_roles[] = {Role::state, Role::conv_state};
constexpr std::uint64_t common_strides[] = {2, 3, 4, 16, 128};

template <class Unit>
Sourced<Unit> sourced(std::uint64_t count, const char* name) {
  return {Amount<Unit>(count), name};
}

const Storage& any_storage(Random& random) {
  return storages()[random.between(0, storages().size() - 1)];
}

Cap any_cap(Random& random) {
  Cap cap{.tokens = sourced<unit::Token>(random.up_to(most_tokens), "window")};
  if (random.chance(30)) cap.kind = Cap::Kind::chunk;
  if (cap.kind == Cap::Kind::window && random.chance(30))
    cap.sinks = sourced<unit::Token>(random.up_to(most_tokens), "sinks");
  return cap;
}

Growth any_growth(Random& random) {
  Growth growth;
  if (random.chance(10)) {
    growth.along = Growth::Along::encoder;
    growth.encoder = sourced<unit::Token>(random.up_to(most_tokens), "encoder");
    return growth;
  }
  if (random.chance(30))
    growth.tokens_per_entry = sourced<unit::Token>(
        random.chance(80) ? random.pick(common_strides) : random.up_to(most_tokens), "stride");
  if (random.chance(50)) growth.rounding = Rounding::up;
  if (random.chance(10)) growth.skipped = sourced<unit::Token>(random.up_to(most_tokens), "lead");
  if (random.chance(35)) growth.cap = any_cap(random);
  return growth;
}

void add_residual(Random& random, Tensor& tensor) {
  const char* const wide[] = {"fp32", "bf16"};
  const Storage& storage = *find_storage(random.pick(wide));
  tensor.residual = Residual{sourced<unit::Token>(random.up_to(most_tokens), "residual"), storage};
}

/// Drops a residual whose format is smaller than that of the other tokens, which no layout may
/// have.
void drop_narrow_residual(Tensor& tensor) {
  const UInt128 width = tensor.width.amount.count();
  if (tensor.residual &&
      stored_bits(tensor.residual->storage, width) < stored_bits(tensor.storage, width))
    tensor.residual.reset();
}

Tensor any_tensor(Random& random) {
  const bool constant = random.chance(15);
  Tensor tensor{.role = constant ? random.pick(constant_roles) : random.pick(growing_roles),
                .copies = sourced<unit::Head>(random.up_to(most_heads), "kv_heads"),
                .width = sourced<unit::Width>(random.up_to(most_width), "head_dim"),
                .q_heads_per_copy = Heads(1),
                .storage = any_storage(random)};
  const bool matrix =
      constant || tensor.role == Role::key_rank_factor || tensor.role == Role::value_rank_factor;
  if (matrix) tensor.rows = sourced<unit::Row>(random.up_to(most_rows), "rows");
  if (random.chance(10)) tensor.projected_from = {Role::latent};
  if (constant) {
    tensor.growth.along = Growth::Along::constant;
    return tensor;
  }
  tensor.growth = any_growth(random);
  if (random.chance(15)) add_residual(random, tensor);
  drop_narrow_residual(tensor);
  return tensor;
}

/// Now and then a tensor is as large as the one before it, as keys and values are.
Block any_block(Random& random, std::uint64_t most_tensors) {
  Block block{.q_heads = sourced<unit::Head>(random.up_to(most_heads), "q_heads"), .tensors = {}};
  for (std::uint64_t left = random.between(1, most_tensors); left != 0; --left) {
    if (!block.tensors.empty() && random.chance(30)) {
      const Tensor before = block.tensors.back();
      block.tensors.push_back(before);
      if (random.chance(50)) block.tensors.back().storage = any_storage(random);
      drop_narrow_residual(block.tensors.back());
    } else {
      block.tensors.push_back(any_tensor(random));
    }
  }
  return block;
}

LayerKind any_kind(Random& random, Size size, const char* name) {
  const bool large = size == Size::large;
  LayerKind kind{.layers = sourced<unit::Layer>(random.up_to(most_layers), "layers"),
                 .blocks = {},
                 .name = name};
  for (std::uint64_t left = large ? random.between(0, 3) : 1; left != 0; --left)
    kind.blocks.push_back(any_block(random, large ? 5 : 3));
  const auto layers = static_cast<std::uint64_t>(kind.layers.amount.count());
  if (random.chance(15))
    kind.shared_by = sourced<unit::Layer>(random.up_to(most_layers), "cache_shared_by");
  if (random.chance(15))
    kind.sharing = sourced<unit::Layer>(random.between(0, layers), "layers that share");
  if (random.chance(15)) kind.loops = sourced<unit::Pass>(random.up_to(most_loops), "passes");
  if (random.chance(15))
    kind.mtp_layers = sourced<unit::Layer>(random.up_to(most_layers), "draft_layers");
  return kind;
}

}  // namespace

std::uint64_t Random::between(std::uint64_t least, std::uint64_t most) {
  return least + next() % (most - least + 1);
}

std::uint64_t Random::up_to(std::uint64_t most) {
  if (chance(10)) return chance(50) ? 1 : most;
  const auto bits = static_cast<std::uint64_t>(std::bit_width(most));
  const std::uint64_t cut = most >> between(0, bits - 1);
  return between(1, cut);
}

Attention random_layout(std::uint64_t seed, Size size) {
  static constexpr const char* names[] = {"a", "b", "c", "d"};
  Random random(seed);
  Attention layout{.name = "layout", .label = "Layout"};
  const std::uint64_t kinds = size == Size::large ? random.between(1, 4) : 1;
  for (std::uint64_t i = 0; i < kinds; ++i)
    layout.layers.push_back(any_kind(random, size, kinds == 1 ? "" : names[i]));
  layout.context = sourced<unit::Token>(random.up_to(most_tokens), "context");
  if (random.chance(60))
    layout.batch = sourced<unit::Sequence>(random.up_to(most_sequences), "batch");
  if (random.chance(50))
    layout.deployment.tensor_parallel =
        sourced<unit::Device>(random.up_to(most_devices), "tensor_parallel");
  return layout;
}

void for_tensors(Attention& layout, const std::function<void(Tensor&)>& change) {
  for (LayerKind& kind : layout.layers)
    for (Block& block : kind.blocks)
      for (Tensor& tensor : block.tensors) change(tensor);
}

Attention tamed(Attention layout) {
  const auto at_most = [](auto& count, UInt128 most) {
    count.amount =
        std::remove_reference_t<decltype(count.amount)>(1 + (count.amount.count() - 1) % most);
  };
  for_tensors(layout, [&](Tensor& tensor) {
    at_most(tensor.growth.tokens_per_entry, 16);
    tensor.growth.skipped = {Tokens(0)};
    at_most(tensor.growth.encoder, 4096);
    if (tensor.growth.cap) at_most(tensor.growth.cap->tokens, 4096);
    if (tensor.growth.cap && tensor.growth.cap->sinks) at_most(*tensor.growth.cap->sinks, 4096);
    if (tensor.residual) at_most(tensor.residual->tokens, 4096);
  });
  return layout;
}

}  // namespace attnfig::numbers
