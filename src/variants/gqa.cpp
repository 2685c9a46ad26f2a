// Grouped-query attention: equal groups of query heads share one key and one value head.
// Ainslie et al. 2023, "GQA: Training Generalized Multi-Query Transformer Models",
// arXiv:2305.13245. With an indexer that chooses blocks of tokens by keys of its own it is MiniMax
// sparse attention (MiniMax-M3, arXiv:2606.13392; llama.cpp src/llama-kv-cache-msa.cpp).

#include "variants/variant.h"

namespace attnfig {
namespace {

struct Gqa {
  Sourced<unit::Head> q_heads;
  Sourced<unit::Head> kv_heads;
  Sourced<unit::Width> head_dim;
  std::optional<Sourced<unit::Width>> v_head_dim;
  Storage dtype;
  std::optional<Storage> k_dtype;
  std::optional<Storage> v_dtype;
  SourcedOrNone<unit::Width> index_dim;
  std::optional<Storage> index_dtype;
};

constexpr Field fields[] = {field<&Gqa::q_heads>(q_heads_row),
                            field<&Gqa::kv_heads>(kv_heads_row),
                            field<&Gqa::head_dim>(head_dim_row),
                            field<&Gqa::v_head_dim>(v_head_dim_row),
                            field<&Gqa::dtype>(dtype_row),
                            field<&Gqa::k_dtype>(k_dtype_row),
                            field<&Gqa::v_dtype>(v_dtype_row),
                            field<&Gqa::index_dim>(index_dim_row),
                            field<&Gqa::index_dtype>(index_dtype_row)};

constexpr Table table = {"a gqa layout", "Groups of query heads share a key and a value head.",
                         fields};

std::vector<Block> read(const Reporter& reporter, const Node& node,
                        std::span<const Target> common) {
  const Gqa gqa = read_layout<Gqa>(reporter, node, table, common);
  check_groups(reporter, gqa.q_heads, gqa.kv_heads);
  std::vector<Tensor> tensors = keys_and_values({.q_heads = gqa.q_heads,
                                                 .copies = gqa.kv_heads,
                                                 .width = gqa.head_dim,
                                                 .value_width = gqa.v_head_dim,
                                                 .storage = gqa.dtype,
                                                 .key_storage = gqa.k_dtype,
                                                 .value_storage = gqa.v_dtype});
  if (!gqa.index_dim.none())
    tensors.push_back(
        index_key(gqa.q_heads, gqa.index_dim.value, gqa.index_dtype.value_or(gqa.dtype)));
  return {{gqa.q_heads, std::move(tensors)}};
}

}  // namespace

const Variant gqa = {
    .name = "gqa",
    .label = "GQA",
    .about = "grouped-query attention: groups of query heads share a key and a value head",
    .citation = "Ainslie et al. 2023, arXiv:2305.13245",
    .table = table,
    .read = read};

}  // namespace attnfig
