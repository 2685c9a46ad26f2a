// Compressed convolutional attention (with grouped heads: CCGQA): queries, keys and values live in
// a compressed space; a short convolution over them keeps its newest inputs. Figliolia et al. 2025,
// "Compressed Convolutional Attention", arXiv:2510.04476.

#include "variants/variant.h"

namespace attnfig {
namespace {

struct Cca {
  Given<unit::Head> q_heads;
  Given<unit::Head> kv_heads;
  Given<unit::Width> head_dim;
  Given<unit::Row> conv_kernel;
  Given<unit::Row> group_conv_kernel;
  Storage dtype;
};

constexpr Field fields[] = {
    field<&Cca::q_heads>(q_heads_row),
    field<&Cca::kv_heads>(kv_heads_row),
    field<&Cca::head_dim>(head_dim_row),
    field<&Cca::conv_kernel>({.name = "conv_kernel",
                              .about = "tokens that the convolution over each channel sees",
                              .fallback = "2",
                              .also_called = "cca_time0"}),
    field<&Cca::group_conv_kernel>({.name = "group_conv_kernel",
                                    .about = "tokens that the convolution over each head sees",
                                    .fallback = "2",
                                    .also_called = "cca_time1"}),
    field<&Cca::dtype>(dtype_row)};

constexpr Table table = {"a cca layout", "Keys and values in a compressed space.", fields};

/// Half of a value is made from the token before, whose half of it is kept.
void check_even(const Reader& reader, const Given<unit::Width>& head_dim) {
  const Wide count = head_dim.amount.count();
  if (head_dim.name.empty() || count % 2 == 0) return;
  reader.complaints.add(head_dim.place,
                        fmt::format("head_dim ({}) is odd, but half of a value comes from the "
                                    "token before",
                                    grouped(count)));
}

std::vector<Block> read(const Reader& reader, const Node& node, std::span<const Target> common) {
  const Cca cca = read_layout<Cca>(reader, node, table, common);
  check_groups(reader, cca.q_heads, cca.kv_heads);
  check_even(reader, cca.head_dim);
  std::vector<Tensor> tensors = keys_and_values({.q_heads = cca.q_heads,
                                                 .copies = cca.kv_heads,
                                                 .width = cca.head_dim,
                                                 .storage = cca.dtype});
  const Given<unit::Row> tail = {
      Amount<unit::Row>(cca.conv_kernel.amount.count() + cca.group_conv_kernel.amount.count() - 2),
      "(conv_kernel + group_conv_kernel − 2)", cca.conv_kernel.place};
  for (const Given<unit::Head>& heads : {cca.q_heads, cca.kv_heads})
    tensors.push_back(state(Role::convolution, heads, tail, cca.head_dim, cca.dtype));
  const Given<unit::Width> half = {Width(cca.head_dim.amount.count() / 2), "(head_dim / 2)",
                                   cca.head_dim.place};
  tensors.push_back(state(Role::convolution, cca.kv_heads, {}, half, cca.dtype));
  return {{cca.q_heads, std::move(tensors)}};
}

}  // namespace

const Variant cca = {.name = "cca",
                     .label = "CCA",
                     .about =
                         "compressed convolutional attention: keys and values in a compressed "
                         "space, beside a convolution's tail",
                     .source = "Figliolia et al. 2025, arXiv:2510.04476",
                     .table = table,
                     .read = read};

}  // namespace attnfig
