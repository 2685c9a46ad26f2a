// Multi-head attention: every query head has a key and a value head of its own.
// Vaswani et al. 2017, "Attention Is All You Need", arXiv:1706.03762, section 3.2.2.

#include "variants/variant.h"

namespace attnfig {
namespace {

struct Mha {
  Sourced<unit::Head> q_heads;
  Sourced<unit::Width> head_dim;
  std::optional<Sourced<unit::Width>> v_head_dim;
  Storage dtype;
  std::optional<Storage> k_dtype;
  std::optional<Storage> v_dtype;
};

constexpr Field fields[] = {
    field<&Mha::q_heads>(q_heads_row),       field<&Mha::head_dim>(head_dim_row),
    field<&Mha::v_head_dim>(v_head_dim_row), field<&Mha::dtype>(dtype_row),
    field<&Mha::k_dtype>(k_dtype_row),       field<&Mha::v_dtype>(v_dtype_row)};

constexpr Table table = {"an mha layout", "A key and a value head for every query head.", fields};

std::vector<Block> read(const Reporter& reporter, const Node& node,
                        std::span<const Target> common) {
  const Mha mha = read_layout<Mha>(reporter, node, table, common);
  return {{mha.q_heads, keys_and_values({.q_heads = mha.q_heads,
                                         .copies = mha.q_heads,
                                         .width = mha.head_dim,
                                         .value_width = mha.v_head_dim,
                                         .storage = mha.dtype,
                                         .key_storage = mha.k_dtype,
                                         .value_storage = mha.v_dtype})}};
}

}  // namespace

const Variant mha = {.name = "mha",
                     .label = "MHA",
                     .about = "multi-head attention: a key and a value head for every query head",
                     .citation = "Vaswani et al. 2017, arXiv:1706.03762",
                     .table = table,
                     .read = read};

}  // namespace attnfig
