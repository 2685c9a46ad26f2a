// Gated DeltaNet: a matrix for each value head, and the newest inputs of a convolution over
// queries, keys and values. Yang et al. 2024, "Gated Delta Networks", arXiv:2412.06464; Qwen3-Next
// config.json (linear_*).

#include "variants/variant.h"

namespace attnfig {
namespace {

struct GatedDeltaNet {
  Sourced<unit::Head> k_heads;
  Sourced<unit::Head> v_heads;
  Sourced<unit::Width> head_dim;
  std::optional<Sourced<unit::Width>> v_head_dim;
  Sourced<unit::Row> conv_kernel;
  Storage state_dtype;
  Storage dtype;
};

constexpr Field fields[] = {
    field<&GatedDeltaNet::k_heads>({.name = "k_heads",
                                    .about = "heads of queries, and of keys",
                                    .also_called = "linear_num_key_heads n_k"}),
    field<&GatedDeltaNet::v_heads>({.name = "v_heads",
                                    .about = "heads of values, each with a state of its own",
                                    .also_called = "linear_num_value_heads n_v"}),
    field<&GatedDeltaNet::head_dim>({.name = "head_dim",
                                     .about = "elements of one head's key",
                                     .also_called = "linear_key_head_dim d_k"}),
    field<&GatedDeltaNet::v_head_dim>({.name = "v_head_dim",
                                       .about = "elements of one head's value",
                                       .fallback = "(head_dim)",
                                       .also_called = "linear_value_head_dim d_v"}),
    field<&GatedDeltaNet::conv_kernel>(conv_kernel_row),
    field<&GatedDeltaNet::state_dtype>(state_dtype_row),
    field<&GatedDeltaNet::dtype>(dtype_row)};

constexpr Table table = {"a gated_deltanet layout", "A matrix for each value head.", fields};

/// v_heads × head_dim × v_head_dim, and (2 × k_heads × head_dim + v_heads × v_head_dim) ×
/// (conv_kernel − 1).
std::vector<Block> read(const Reporter& reporter, const Node& node,
                        std::span<const Target> common) {
  const GatedDeltaNet own = read_layout<GatedDeltaNet>(reporter, node, table, common);
  const Sourced<unit::Width> value = own.v_head_dim.value_or(own.head_dim);
  const Sourced<unit::Row> tail = conv_tail(own.conv_kernel);
  const Tensor keys = state(Role::conv_state, own.k_heads, tail, own.head_dim, own.dtype);
  return {{own.v_heads,
           {state(Role::state, own.v_heads, as<unit::Row>(own.head_dim), value, own.state_dtype),
            keys, keys, state(Role::conv_state, own.v_heads, tail, value, own.dtype)}}};
}

}  // namespace

const Variant gated_deltanet = {.name = "gated_deltanet",
                                .label = "Gated DeltaNet",
                                .about = "Gated DeltaNet: a constant matrix for each value head",
                                .citation = "Yang et al. 2024, arXiv:2412.06464",
                                .table = table,
                                .read = read,
                                .recurrent = true};

}  // namespace attnfig
