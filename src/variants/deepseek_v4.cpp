// Compressed attention of DeepSeek-V4: one vector that is key and value, kept for the newest
// tokens, and one compressed entry for every few tokens. CSA (compress ratio 4) also has an indexer
// key for each entry, and its compressor looks at two overlapping runs; HCA (ratio 128) has
// neither. config.json compress_ratios; NVIDIA aiconfigurator models/deepseek_v4.py for the fp32
// state of the compressors: 2 × ratio × overlap × (head_dim + index_dim) elements.

#include "variants/variant.h"

namespace attnfig {
namespace {

struct Compressed {
  Sourced<unit::Head> q_heads;
  Sourced<unit::Width> head_dim;
  Sourced<unit::Token> ratio;
  Sourced<unit::Token> local_window;
  Sourced<unit::Width> index_dim;
  Storage dtype;
  std::optional<Storage> index_dtype;
  Storage state_dtype;
};

constexpr Field head_dim_field = {.name = "head_dim",
                                  .about = "elements of the vector that is key and value",
                                  .also_called = "d_head head_size"};
constexpr Field window_field = {.name = "local_window",
                                .about = "newest tokens that are kept uncompressed",
                                .fallback = "128",
                                .also_called = "sliding_window"};
constexpr Field ratio_field(std::string_view fallback) {
  return {.name = "ratio",
          .about = "tokens that one compressed entry stands for",
          .fallback = fallback,
          .also_called = "compress_ratio m"};
}

constexpr Field csa_fields[] = {
    field<&Compressed::q_heads>(q_heads_row),
    field<&Compressed::head_dim>(head_dim_field),
    field<&Compressed::ratio>(ratio_field("4")),
    field<&Compressed::local_window>(window_field),
    field<&Compressed::index_dim>({.name = "index_dim",
                                   .about = "elements of the indexer's key of an entry",
                                   .fallback = "128",
                                   .also_called = "index_head_dim"}),
    field<&Compressed::dtype>(dtype_row),
    field<&Compressed::index_dtype>(index_dtype_row),
    field<&Compressed::state_dtype>(state_dtype_row)};

constexpr Field hca_fields[] = {field<&Compressed::q_heads>(q_heads_row),
                                field<&Compressed::head_dim>(head_dim_field),
                                field<&Compressed::ratio>(ratio_field("128")),
                                field<&Compressed::local_window>(window_field),
                                field<&Compressed::dtype>(dtype_row),
                                field<&Compressed::state_dtype>(state_dtype_row)};

constexpr Table csa_table = {
    "a csa layout", "A window, an entry and an index key for every few tokens.", csa_fields};
constexpr Table hca_table = {"an hca layout", "A window, and an entry for every many tokens.",
                             hca_fields};

/// Two buffers (of vectors and of their weights) of `overlap` runs.
Tensor compressor(const Compressed& own, const Sourced<unit::Width>& width, UInt128 overlap) {
  const Formula<unit::Row> ratio{formula_of(own.ratio).is};
  return state(Role::state, {}, derive(times(Expression::constant(2 * overlap), ratio)), width,
               own.state_dtype);
}

enum class Indexer { none, own };

std::vector<Block> blocks(const Compressed& own, Indexer indexer) {
  const Heads all = own.q_heads.amount;
  const Growth entry = {.tokens_per_entry = own.ratio};
  const Tensor vector = {
      .role = Role::tied_kv, .width = own.head_dim, .q_heads_per_copy = all, .storage = own.dtype};
  Tensor newest = vector;
  newest.growth.cap = Cap{.tokens = own.local_window};
  Tensor compressed = vector;
  compressed.growth = entry;
  std::vector<Tensor> tensors = {newest, compressed};
  const UInt128 overlap = indexer == Indexer::own ? 2 : 1;
  tensors.push_back(compressor(own, own.head_dim, overlap));
  if (indexer == Indexer::own) {
    tensors.push_back({.role = Role::index_key,
                       .width = own.index_dim,
                       .q_heads_per_copy = all,
                       .storage = own.index_dtype.value_or(own.dtype),
                       .growth = entry});
    tensors.push_back(compressor(own, own.index_dim, overlap));
  }
  return {{own.q_heads, std::move(tensors)}};
}

std::vector<Block> read_csa(const Reporter& reporter, const Node& node,
                            std::span<const Target> common) {
  return blocks(read_layout<Compressed>(reporter, node, csa_table, common), Indexer::own);
}

std::vector<Block> read_hca(const Reporter& reporter, const Node& node,
                            std::span<const Target> common) {
  return blocks(read_layout<Compressed>(reporter, node, hca_table, common), Indexer::none);
}

}  // namespace

const Variant csa = {.name = "csa",
                     .label = "CSA",
                     .about =
                         "DeepSeek-V4's compressed sparse attention: a window, and an entry "
                         "with an index key for every few tokens",
                     .citation = "DeepSeek-V4 config.json; aiconfigurator models/deepseek_v4.py",
                     .table = csa_table,
                     .read = read_csa};

const Variant hca = {.name = "hca",
                     .label = "HCA",
                     .about =
                         "DeepSeek-V4's heavily compressed attention: a window, and an entry "
                         "for every 128 tokens",
                     .citation = "DeepSeek-V4 config.json; aiconfigurator models/deepseek_v4.py",
                     .table = hca_table,
                     .read = read_hca};

}  // namespace attnfig
