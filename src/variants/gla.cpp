// Grouped latent attention: each group of query heads has a latent of its own, so latents shard
// over tensor-parallel ranks; the rope key is one for all. Zadouri, Strauss and Dao 2025,
// "Hardware-Efficient Attention for Fast Decoding", arXiv:2505.21487;
// Dao-AILab/grouped-latent-attention @d008e74.

#include "variants/variant.h"

namespace attnfig {
namespace {

struct Gla {
  Sourced<unit::Head> q_heads;
  Sourced<unit::Width> head_dim;
  Sourced<unit::Head> latent_heads;
  Sourced<unit::Width> latent_dim;
  SourcedOrNone<unit::Width> rope_dim;
  Storage dtype;
};

constexpr Field fields[] = {
    field<&Gla::q_heads>(q_heads_row),
    field<&Gla::head_dim>({.name = "head_dim",
                           .about = "elements of one head's key without its rope part, and of its "
                                    "value",
                           .also_called = "d_head head_size qk_nope_head_dim"}),
    field<&Gla::latent_heads>({.name = "latent_heads",
                               .about = "latents that a layer caches; divides q_heads",
                               .fallback = "2",
                               .also_called = "h_c"}),
    field<&Gla::latent_dim>({.name = "latent_dim",
                             .about = "elements of one latent",
                             .also_called = "kv_lora_rank d_c latent"}),
    field<&Gla::rope_dim>(
        {.name = "rope_dim",
         .about = "elements of the decoupled rope key that all heads share; 0: there is none",
         .also_called = "qk_rope_head_dim d_r rope"}),
    field<&Gla::dtype>(dtype_row)};

constexpr Table table = {"a gla layout", "A latent for each group, and one rope key.", fields};

std::vector<Block> read(const Reporter& reporter, const Node& node,
                        std::span<const Target> common) {
  const Gla gla = read_layout<Gla>(reporter, node, table, common);
  check_groups(reporter, gla.q_heads, gla.latent_heads);
  std::vector<Tensor> tensors = keys_and_values(
      {.q_heads = gla.q_heads, .copies = gla.q_heads, .width = gla.head_dim, .storage = gla.dtype});
  tensors[0].projected_from = {Role::latent};
  tensors[1].projected_from = {Role::latent};
  const Heads q_heads_per_copy(gla.q_heads.amount.count() / gla.latent_heads.amount.count());
  tensors.push_back({Role::latent, gla.latent_heads, gla.latent_dim, q_heads_per_copy, gla.dtype});
  if (!gla.rope_dim.none()) {
    tensors[0].projected_from.push_back(Role::rope_key);
    tensors.push_back(
        {Role::rope_key, {Heads(1)}, gla.rope_dim.value, gla.q_heads.amount, gla.dtype});
  }
  return {{gla.q_heads, std::move(tensors)}};
}

}  // namespace

const Variant gla = {.name = "gla",
                     .label = "GLA",
                     .about =
                         "grouped latent attention: a latent for each group of query heads, "
                         "beside one rope key",
                     .citation = "Zadouri et al. 2025, arXiv:2505.21487",
                     .table = table,
                     .read = read};

}  // namespace attnfig
