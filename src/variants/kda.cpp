// Kimi delta attention: a matrix for each head, and the newest inputs of three convolutions.
// Kimi Team 2025, "Kimi Linear", arXiv:2510.26692; NVIDIA aiconfigurator models/kimi_k3.py.

#include "variants/variant.h"

namespace attnfig {
namespace {

struct Kda {
  Sourced<unit::Head> q_heads;
  Sourced<unit::Width> head_dim;
  Sourced<unit::Row> conv_kernel;
  Storage state_dtype;
  Storage dtype;
};

constexpr Field fields[] = {field<&Kda::q_heads>(heads_row), field<&Kda::head_dim>(head_dim_row),
                            field<&Kda::conv_kernel>(conv_kernel_row),
                            field<&Kda::state_dtype>(state_dtype_row),
                            field<&Kda::dtype>(dtype_row)};

constexpr Table table = {"a kda layout", "A matrix for each head.", fields};

/// q_heads × head_dim × head_dim, and 3 × q_heads × head_dim × (conv_kernel − 1).
std::vector<Block> read(const Reporter& reporter, const Node& node,
                        std::span<const Target> common) {
  const Kda own = read_layout<Kda>(reporter, node, table, common);
  const Tensor inputs =
      state(Role::conv_state, own.q_heads, conv_tail(own.conv_kernel), own.head_dim, own.dtype);
  return {
      {own.q_heads,
       {state(Role::state, own.q_heads, as<unit::Row>(own.head_dim), own.head_dim, own.state_dtype),
        inputs, inputs, inputs}}};
}

}  // namespace

const Variant kda = {.name = "kda",
                     .label = "KDA",
                     .about = "Kimi delta attention: a constant matrix for each head",
                     .citation = "Kimi Linear 2025, arXiv:2510.26692",
                     .table = table,
                     .read = read,
                     .recurrent = true};

}  // namespace attnfig
