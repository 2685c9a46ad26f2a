// Grouped-query attention: equal groups of query heads share one key and one value head.
// Ainslie et al. 2023, "GQA: Training Generalized Multi-Query Transformer Models",
// arXiv:2305.13245.

#include "variants/values.h"
#include "variants/variant.h"

namespace attnfig {
namespace {

struct Gqa {
  Given<unit::Head> q_heads;
  Given<unit::Head> kv_heads;
  Given<unit::Width> head_dim;
  Storage dtype;
};

constexpr Field fields[] = {field<&Gqa::q_heads>(q_heads_row), field<&Gqa::kv_heads>(kv_heads_row),
                            field<&Gqa::head_dim>(head_dim_row), field<&Gqa::dtype>(dtype_row)};

constexpr Table table = {"a gqa layout", "Groups of query heads share a key and a value head.",
                         fields};

/// Groups are equal, so the KV heads must divide the query heads.
void check_groups(const Reader& reader, const Gqa& gqa) {
  if (gqa.q_heads.name.empty() || gqa.kv_heads.name.empty()) return;
  const Wide q_heads = gqa.q_heads.amount.count();
  const Wide kv_heads = gqa.kv_heads.amount.count();
  if (q_heads % kv_heads == 0) return;
  const std::string_view what = q_heads < kv_heads ? "is larger than" : "does not divide";
  reader.complaints.add(gqa.kv_heads.place, fmt::format("kv_heads ({}) {} q_heads ({})",
                                                        grouped(kv_heads), what, grouped(q_heads)));
}

std::vector<Block> read(const Reader& reader, const Node& node, const Target& common) {
  const Gqa gqa = read_layout<Gqa>(reader, node, table, common);
  check_groups(reader, gqa);
  return {{gqa.q_heads, keys_and_values(gqa.q_heads, gqa.kv_heads, gqa.head_dim, gqa.dtype)}};
}

}  // namespace

const Variant gqa = {
    .name = "gqa",
    .label = "GQA",
    .about = "grouped-query attention: groups of query heads share a key and a value head",
    .source = "Ainslie et al. 2023, arXiv:2305.13245",
    .table = table,
    .read = read};

}  // namespace attnfig
