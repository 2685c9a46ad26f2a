// Multi-query attention: all query heads share one key and one value head.
// Shazeer 2019, "Fast Transformer Decoding: One Write-Head is All You Need", arXiv:1911.02150.

#include "variants/values.h"
#include "variants/variant.h"

namespace attnfig {
namespace {

struct Mqa {
  Given<unit::Head> q_heads;
  Given<unit::Width> head_dim;
  Storage dtype;
};

constexpr Field fields[] = {field<&Mqa::q_heads>(q_heads_row), field<&Mqa::head_dim>(head_dim_row),
                            field<&Mqa::dtype>(dtype_row)};

constexpr Table table = {"an mqa layout", "One key and one value head for all query heads.",
                         fields};

std::vector<Block> read(const Reader& reader, const Node& node, const Target& common) {
  const Mqa mqa = read_layout<Mqa>(reader, node, table, common);
  const Given<unit::Head> one = {Heads(1)};
  return {{mqa.q_heads, keys_and_values(mqa.q_heads, one, mqa.head_dim, mqa.dtype)}};
}

}  // namespace

const Variant mqa = {
    .name = "mqa",
    .label = "MQA",
    .about = "multi-query attention: one key and one value head for all query heads",
    .source = "Shazeer 2019, arXiv:1911.02150",
    .table = table,
    .read = read};

}  // namespace attnfig
