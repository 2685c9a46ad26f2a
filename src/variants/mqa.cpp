// Multi-query attention: all query heads share one key and one value head.
// Shazeer 2019, "Fast Transformer Decoding: One Write-Head is All You Need", arXiv:1911.02150.

#include "variants/variant.h"

namespace attnfig {
namespace {

struct Mqa {
  Sourced<unit::Head> q_heads;
  Sourced<unit::Width> head_dim;
  std::optional<Sourced<unit::Width>> v_head_dim;
  Storage dtype;
  std::optional<Storage> k_dtype;
  std::optional<Storage> v_dtype;
};

constexpr Field fields[] = {
    field<&Mqa::q_heads>(q_heads_row),       field<&Mqa::head_dim>(head_dim_row),
    field<&Mqa::v_head_dim>(v_head_dim_row), field<&Mqa::dtype>(dtype_row),
    field<&Mqa::k_dtype>(k_dtype_row),       field<&Mqa::v_dtype>(v_dtype_row)};

constexpr Table table = {"an mqa layout", "One key and one value head for all query heads.",
                         fields};

std::vector<Block> read(const Reporter& reporter, const Node& node,
                        std::span<const Target> common) {
  const Mqa mqa = read_layout<Mqa>(reporter, node, table, common);
  const Sourced<unit::Head> one = {Heads(1)};
  return {{mqa.q_heads, keys_and_values({.q_heads = mqa.q_heads,
                                         .copies = one,
                                         .width = mqa.head_dim,
                                         .value_width = mqa.v_head_dim,
                                         .storage = mqa.dtype,
                                         .key_storage = mqa.k_dtype,
                                         .value_storage = mqa.v_dtype})}};
}

}  // namespace

const Variant mqa = {
    .name = "mqa",
    .label = "MQA",
    .about = "multi-query attention: one key and one value head for all query heads",
    .citation = "Shazeer 2019, arXiv:1911.02150",
    .table = table,
    .read = read};

}  // namespace attnfig
