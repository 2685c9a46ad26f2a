// Compressed convolutional attention (with grouped heads: CCGQA): queries, keys and values live in
// a compressed space; a short convolution over them keeps its newest inputs. Figliolia et al. 2025,
// "Compressed Convolutional Attention", arXiv:2510.04476.

#include "variants/variant.h"

namespace attnfig {
namespace {

struct Cca {
  Sourced<unit::Head> q_heads;
  Sourced<unit::Head> kv_heads;
  Sourced<unit::Width> head_dim;
  Sourced<unit::Row> conv_kernel;
  Sourced<unit::Row> group_conv_kernel;
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

std::vector<Block> read(const Reporter& reporter, const Node& node,
                        std::span<const Target> common) {
  const Cca cca = read_layout<Cca>(reporter, node, table, common);
  check_groups(reporter, cca.q_heads, cca.kv_heads);
  std::vector<Tensor> tensors = keys_and_values({.q_heads = cca.q_heads,
                                                 .copies = cca.kv_heads,
                                                 .width = cca.head_dim,
                                                 .storage = cca.dtype});
  const Amount<unit::Row> current(2);  // one of each convolution, which is not cached
  const Sourced<unit::Row> tail =
      derive(formula_of(cca.conv_kernel) + formula_of(cca.group_conv_kernel) - formula_of(current));
  for (const Sourced<unit::Head>& heads : {cca.q_heads, cca.kv_heads})
    tensors.push_back(state(Role::conv_state, heads, tail, cca.head_dim, cca.dtype));
  // Half of each value is made from the token before.
  const Sourced<unit::Width> half =
      half_of(reporter, cca.head_dim, "what a value keeps of a token");
  tensors.push_back(state(Role::conv_state, cca.kv_heads, {}, half, cca.dtype));
  return {{cca.q_heads, std::move(tensors)}};
}

}  // namespace

const Variant cca = {.name = "cca",
                     .label = "CCA",
                     .about =
                         "compressed convolutional attention: keys and values in a compressed "
                         "space, beside a convolution's tail",
                     .citation = "Figliolia et al. 2025, arXiv:2510.04476",
                     .table = table,
                     .read = read};

}  // namespace attnfig
