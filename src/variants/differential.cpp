// Differential attention: a head subtracts two attention maps, so it has two keys and one value of
// twice the width; as many elements as multi-head attention of the same model width.
// Ye et al. 2024, "Differential Transformer", arXiv:2410.05258; microsoft/unilm @3aca927.
// (Diff Transformer V2 doubles query heads alone: that is gqa.)

#include "variants/variant.h"

namespace attnfig {
namespace {

struct Differential {
  Sourced<unit::Head> q_heads;
  std::optional<Sourced<unit::Head>> kv_heads;
  Sourced<unit::Width> head_dim;
  Storage dtype;
};

constexpr Field fields[] = {
    field<&Differential::q_heads>({.name = "q_heads",
                                   .about = "differential heads of a layer, two queries each",
                                   .also_called = "num_attention_heads n_heads num_heads heads"}),
    field<&Differential::kv_heads>({.name = "kv_heads",
                                    .about = "heads that keys and values are cached for; divides "
                                             "q_heads",
                                    .fallback = "(q_heads)",
                                    .also_called = "num_key_value_heads"}),
    field<&Differential::head_dim>({.name = "head_dim",
                                    .about = "elements of one key; a value has twice as many",
                                    .also_called = "d_head head_size"}),
    field<&Differential::dtype>(dtype_row)};

constexpr Table table = {"a differential layout",
                         "Two keys and one value of twice the width a head.", fields};

std::vector<Block> read(const Reporter& reporter, const Node& node,
                        std::span<const Target> common) {
  const Differential own = read_layout<Differential>(reporter, node, table, common);
  const Sourced<unit::Head> copies = own.kv_heads.value_or(own.q_heads);
  check_groups(reporter, own.q_heads, copies);
  const Sourced<unit::Width> twice =
      derive(times(Expression::constant(2), formula_of(own.head_dim)));
  std::vector<Tensor> tensors = keys_and_values({.q_heads = own.q_heads,
                                                 .copies = copies,
                                                 .width = own.head_dim,
                                                 .value_width = twice,
                                                 .storage = own.dtype});
  tensors.front().rows = {Amount<unit::Row>(2)};
  return {{own.q_heads, std::move(tensors)}};
}

}  // namespace

const Variant differential = {
    .name = "differential",
    .label = "Differential",
    .about = "differential attention: two keys and a value of twice the width for each head",
    .citation = "Ye et al. 2024, arXiv:2410.05258",
    .table = table,
    .read = read};

}  // namespace attnfig
