// Grouped-tied attention: one state a group is its value and half of its key; the other half of all
// keys is one rope key.
// Zadouri, Strauss and Dao 2025, "Hardware-Efficient Attention for Fast Decoding",
// arXiv:2505.21487;
// Dao-AILab/grouped-latent-attention @d008e74.

#include "variants/variant.h"

namespace attnfig {
namespace {

struct Gta {
  Sourced<unit::Head> q_heads;
  Sourced<unit::Head> kv_heads;
  Sourced<unit::Width> head_dim;
  std::optional<Sourced<unit::Width>> rope_dim;
  Storage dtype;
};

constexpr Field fields[] = {
    field<&Gta::q_heads>(q_heads_row), field<&Gta::kv_heads>(kv_heads_row),
    field<&Gta::head_dim>(
        {.name = "head_dim",
         .about = "elements of one group's tied key and value; even, unless rope_dim is stated",
         .also_called = "d_head head_size"}),
    field<&Gta::rope_dim>({.name = "rope_dim",
                           .about = "elements of the rope key that all groups share",
                           .fallback = "(half of head_dim)",
                           .also_called = "qk_rope_head_dim d_r rope"}),
    field<&Gta::dtype>(dtype_row)};

constexpr Table table = {"a gta layout", "A tied key and value for each group, and one rope key.",
                         fields};

std::vector<Block> read(const Reporter& reporter, const Node& node,
                        std::span<const Target> common) {
  const Gta gta = read_layout<Gta>(reporter, node, table, common);
  check_groups(reporter, gta.q_heads, gta.kv_heads);
  std::vector<Tensor> tensors = keys_and_values({.q_heads = gta.q_heads,
                                                 .copies = gta.kv_heads,
                                                 .width = gta.head_dim,
                                                 .storage = gta.dtype});
  tensors[0].projected_from = {Role::tied_kv, Role::rope_key};
  tensors[1].projected_from = {Role::tied_kv};
  tensors.push_back(
      {Role::tied_kv, gta.kv_heads, gta.head_dim, tensors[0].q_heads_per_copy, gta.dtype});
  tensors.push_back({Role::rope_key,
                     {Heads(1)},
                     gta.rope_dim
                         ? *gta.rope_dim
                         : half_of(reporter, gta.head_dim, "the rope key", "state rope_dim"),
                     gta.q_heads.amount,
                     gta.dtype});
  return {{gta.q_heads, std::move(tensors)}};
}

}  // namespace

const Variant gta = {.name = "gta",
                     .label = "GTA",
                     .about =
                         "grouped-tied attention: a group's key and value are one tensor, "
                         "beside one rope key",
                     .citation = "Zadouri et al. 2025, arXiv:2505.21487",
                     .table = table,
                     .read = read};

}  // namespace attnfig
