// One vector a KV head that is both key and value, such as the windowed layers of DeepSeek-V4
// (config: num_key_value_heads 1, head_dim 512).

#include "variants/variant.h"

namespace attnfig {
namespace {

struct SingleKv {
  Given<unit::Head> q_heads;
  Given<unit::Head> kv_heads;
  Given<unit::Width> head_dim;
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

std::vector<Block> read(const Reader& reader, const Node& node, std::span<const Target> common) {
  const SingleKv own = read_layout<SingleKv>(reader, node, table, common);
  check_groups(reader, own.q_heads, own.kv_heads);
  const Heads readers(own.q_heads.amount.count() / own.kv_heads.amount.count());
  return {{own.q_heads, {{Role::key_value, own.kv_heads, own.head_dim, readers, own.dtype}}}};
}

}  // namespace

const Variant single_kv = {.name = "single_kv",
                           .label = "K=V",
                           .about = "one cached vector serves as key and as value",
                           .source = "DeepSeek-V4 config.json: num_key_value_heads, head_dim",
                           .table = table,
                           .read = read};

}  // namespace attnfig
