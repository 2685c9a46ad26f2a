// One vector a KV head that is both key and value, such as the windowed layers of DeepSeek-V4
// (config: num_key_value_heads 1, head_dim 512).

#include "variants/variant.h"

namespace attnfig {
namespace {

struct SingleKv {
  Sourced<unit::Head> q_heads;
  Sourced<unit::Head> kv_heads;
  Sourced<unit::Width> head_dim;
  Storage dtype;
};

constexpr Field fields[] = {
    field<&SingleKv::q_heads>(q_heads_row),
    field<&SingleKv::kv_heads>({.name = "kv_heads",
                                .about = "vectors that a layer caches for a token; divides q_heads",
                                .fallback = "1",
                                .also_called = "num_key_value_heads"}),
    field<&SingleKv::head_dim>({.name = "head_dim",
                                .about = "elements of the vector that is key and value",
                                .also_called = "d_head head_size"}),
    field<&SingleKv::dtype>(dtype_row)};

constexpr Table table = {"a single_kv layout", "One vector is key and value.", fields};

std::vector<Block> read(const Reporter& reporter, const Node& node,
                        std::span<const Target> common) {
  const SingleKv own = read_layout<SingleKv>(reporter, node, table, common);
  check_groups(reporter, own.q_heads, own.kv_heads);
  const Heads q_heads_per_copy(own.q_heads.amount.count() / own.kv_heads.amount.count());
  return {
      {own.q_heads, {{Role::tied_kv, own.kv_heads, own.head_dim, q_heads_per_copy, own.dtype}}}};
}

}  // namespace

const Variant single_kv = {.name = "single_kv",
                           .label = "K=V",
                           .about = "one cached vector serves as key and as value",
                           .citation = "DeepSeek-V4 config.json: num_key_value_heads, head_dim",
                           .table = table,
                           .read = read};

}  // namespace attnfig
