// Tensor product attention: keys and values of all heads are sums of a few outer products, of which
// the factors are cached: (k_rank + v_rank) × (q_heads + head_dim) elements.
// Zhang et al. 2025, "Tensor Product Attention Is All You Need", arXiv:2501.06425.

#include "variants/variant.h"

namespace attnfig {
namespace {

struct Tpa {
  Sourced<unit::Head> q_heads;
  Sourced<unit::Width> head_dim;
  Sourced<unit::Row> k_rank;
  Sourced<unit::Row> v_rank;
  Storage dtype;
};

constexpr Field fields[] = {
    field<&Tpa::q_heads>(q_heads_row), field<&Tpa::head_dim>(head_dim_row),
    field<&Tpa::k_rank>({.name = "k_rank",
                         .about = "outer products that a token's keys are the sum of",
                         .fallback = "2",
                         .also_called = "R_K rank"}),
    field<&Tpa::v_rank>({.name = "v_rank",
                         .about = "outer products that a token's values are the sum of",
                         .fallback = "2",
                         .also_called = "R_V"}),
    field<&Tpa::dtype>(dtype_row)};

constexpr Table table = {"a tpa layout", "Factors that keys and values of all heads are made from.",
                         fields};

std::vector<Block> read(const Reporter& reporter, const Node& node,
                        std::span<const Target> common) {
  const Tpa tpa = read_layout<Tpa>(reporter, node, table, common);
  std::vector<Tensor> tensors = keys_and_values(
      {.q_heads = tpa.q_heads, .copies = tpa.q_heads, .width = tpa.head_dim, .storage = tpa.dtype});
  tensors[0].projected_from = {Role::key_rank_factor};
  tensors[1].projected_from = {Role::value_rank_factor};
  for (const auto& [role, rank] : {std::pair{Role::key_rank_factor, tpa.k_rank},
                                   std::pair{Role::value_rank_factor, tpa.v_rank}})
    for (const Sourced<unit::Width>& width : {as<unit::Width>(tpa.q_heads), tpa.head_dim})
      tensors.push_back({.role = role,
                         .width = width,
                         .q_heads_per_copy = tpa.q_heads.amount,
                         .storage = tpa.dtype,
                         .rows = rank});
  return {{tpa.q_heads, std::move(tensors)}};
}

}  // namespace

const Variant tpa = {.name = "tpa",
                     .label = "TPA",
                     .about =
                         "tensor product attention: keys and values are re-made from low-rank "
                         "factors",
                     .citation = "Zhang et al. 2025, arXiv:2501.06425",
                     .table = table,
                     .read = read};

}  // namespace attnfig
