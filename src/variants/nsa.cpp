// Native sparse attention: each of its three branches (selected tokens, compressed blocks, a
// window) has keys and values of its own, so the cache is larger than that of GQA. A block of so
// many tokens is compressed every stride, floor((n − block) / stride) + 1 in all. The tokens of the
// block that is not whole yet, which some implementations keep once more, are not counted. Yuan et
// al. 2025, "Native Sparse Attention", arXiv:2502.11089, sections 3.3.3 and 4.1.

#include "variants/variant.h"

namespace attnfig {
namespace {

struct Nsa {
  Sourced<unit::Head> q_heads;
  Sourced<unit::Head> kv_heads;
  Sourced<unit::Width> head_dim;
  std::optional<Sourced<unit::Width>> v_head_dim;
  Sourced<unit::Token> block;
  Sourced<unit::Token> stride;
  Sourced<unit::Token> nsa_window;
  Storage dtype;
};

constexpr Field fields[] = {
    field<&Nsa::q_heads>(q_heads_row),
    field<&Nsa::kv_heads>(kv_heads_row),
    field<&Nsa::head_dim>(head_dim_row),
    field<&Nsa::v_head_dim>(v_head_dim_row),
    field<&Nsa::block>({.name = "compress_block",
                        .about = "tokens that one compressed entry stands for; at least `stride`",
                        .fallback = "32",
                        .also_called = "l block_size compress_block_size"}),
    field<&Nsa::stride>({.name = "stride",
                         .about = "tokens after which a compressed block is made",
                         .fallback = "16",
                         .also_called = "d compress_stride"}),
    field<&Nsa::nsa_window>({.name = "local_window",
                             .about = "newest tokens that the window branch keeps",
                             .fallback = "512",
                             .also_called = "w window_size"}),
    field<&Nsa::dtype>(dtype_row)};

constexpr Table table = {"an nsa layout", "Selected, compressed and windowed keys and values.",
                         fields};

/// The first entry comes once a whole block is there, as if the first tokens gave none.
Sourced<unit::Token> skipped_tokens(const Reporter& reporter, const Nsa& nsa) {
  const UInt128 block = nsa.block.amount.count();
  const UInt128 stride = nsa.stride.amount.count();
  if (block < stride)
    report_at(reporter, nsa.block,
              fmt::format("compress_block ({}) is smaller than stride ({})", grouped(block),
                          grouped(stride)));
  return derive(formula_of(nsa.block) - formula_of(nsa.stride));
}

std::vector<Block> read(const Reporter& reporter, const Node& node,
                        std::span<const Target> common) {
  const Nsa nsa = read_layout<Nsa>(reporter, node, table, common);
  check_groups(reporter, nsa.q_heads, nsa.kv_heads);
  std::vector<Tensor> tensors;
  const Growth branches[] = {
      {},
      {.tokens_per_entry = nsa.stride, .skipped = skipped_tokens(reporter, nsa)},
      {.cap = Cap{.tokens = nsa.nsa_window}}};
  for (const Growth& growth : branches)
    for (Tensor tensor : keys_and_values({.q_heads = nsa.q_heads,
                         .copies = nsa.kv_heads,
                         .width = nsa.head_dim,
                         .value_width = nsa.v_head_dim,
                         .storage = nsa.dtype})) {
      tensor.growth = growth;
      tensors.push_back(std::move(tensor));
    }
  return {{nsa.q_heads, std::move(tensors)}};
}

}  // namespace

const Variant nsa = {.name = "nsa",
                     .label = "NSA",
                     .about =
                         "native sparse attention: selected, compressed and windowed keys and "
                         "values side by side",
                     .citation = "Yuan et al. 2025, arXiv:2502.11089",
                     .table = table,
                     .read = read};

}  // namespace attnfig
