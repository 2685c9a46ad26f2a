// Selective state spaces. Mamba-1: a state for each inner channel, Gu and Dao 2023,
// arXiv:2312.00752. Mamba-2: a matrix for each head, Dao and Gu 2024, arXiv:2405.21060. Both keep
// the newest inputs of a short convolution (llama.cpp n_embd_s and n_embd_r, vLLM MambaSpec).

#include "variants/variant.h"

namespace attnfig {
namespace {

struct Mamba1 {
  Sourced<unit::Width> inner_dim;
  Sourced<unit::Width> state_dim;
  Sourced<unit::Row> conv_kernel;
  Storage state_dtype;
  Storage dtype;
};

struct Mamba2 {
  Sourced<unit::Head> q_heads;
  Sourced<unit::Row> head_dim;
  Sourced<unit::Width> state_dim;
  Sourced<unit::Head> groups;
  Sourced<unit::Row> conv_kernel;
  Storage state_dtype;
  Storage dtype;
};

constexpr Field state_dim_row = {.name = "state_dim",
                                 .about = "elements of the state of one channel",
                                 .also_called = "d_state ssm_state_size mamba_d_state"};

constexpr Field mamba1_fields[] = {
    field<&Mamba1::inner_dim>({.name = "inner_dim",
                               .about = "channels: expand × hidden size",
                               .also_called = "d_inner intermediate_size"}),
    field<&Mamba1::state_dim>(state_dim_row), field<&Mamba1::conv_kernel>(conv_kernel_row),
    field<&Mamba1::state_dtype>(state_dtype_row), field<&Mamba1::dtype>(dtype_row)};

constexpr Field mamba2_fields[] = {
    field<&Mamba2::q_heads>(heads_row),
    field<&Mamba2::head_dim>({.name = "head_dim",
                              .about = "channels of one head",
                              .also_called = "mamba_head_dim mamba_d_head d_head"}),
    field<&Mamba2::state_dim>(state_dim_row),
    field<&Mamba2::groups>({.name = "groups",
                            .about = "groups of heads that share their input and output maps",
                            .fallback = "1",
                            .also_called = "n_groups mamba_n_groups"}),
    field<&Mamba2::conv_kernel>(conv_kernel_row),
    field<&Mamba2::state_dtype>(state_dtype_row),
    field<&Mamba2::dtype>(dtype_row)};

constexpr Table mamba1_table = {"a mamba1 layout", "A state for each channel.", mamba1_fields};
constexpr Table mamba2_table = {"a mamba2 layout", "A matrix for each head.", mamba2_fields};

/// inner_dim × state_dim, and inner_dim × (conv_kernel − 1).
std::vector<Block> read_mamba1(const Reporter& reporter, const Node& node,
                               std::span<const Target> common) {
  const Mamba1 own = read_layout<Mamba1>(reporter, node, mamba1_table, common);
  const Sourced<unit::Head> channels = as<unit::Head>(own.inner_dim);
  return {{channels,
           {state(Role::state, channels, {}, own.state_dim, own.state_dtype),
            state(Role::conv_state, channels, conv_tail(own.conv_kernel), {}, own.dtype)}}};
}

/// q_heads × head_dim × state_dim, and (q_heads × head_dim + 2 × groups × state_dim) ×
/// (conv_kernel − 1).
std::vector<Block> read_mamba2(const Reporter& reporter, const Node& node,
                               std::span<const Target> common) {
  const Mamba2 own = read_layout<Mamba2>(reporter, node, mamba2_table, common);
  const Sourced<unit::Row> tail = conv_tail(own.conv_kernel);
  const Tensor maps = state(Role::conv_state, own.groups, tail, own.state_dim, own.dtype);
  return {{own.q_heads,
           {state(Role::state, own.q_heads, own.head_dim, own.state_dim, own.state_dtype),
            state(Role::conv_state, own.q_heads, tail, as<unit::Width>(own.head_dim), own.dtype),
            maps, maps}}};
}

}  // namespace

const Variant mamba1 = {.name = "mamba1",
                        .label = "Mamba",
                        .about = "Mamba-1: a constant state for each channel",
                        .citation = "Gu and Dao 2023, arXiv:2312.00752",
                        .table = mamba1_table,
                        .read = read_mamba1,
                        .recurrent = true};

const Variant mamba2 = {.name = "mamba2",
                        .label = "Mamba-2",
                        .about = "Mamba-2: a constant matrix for each head",
                        .citation = "Dao and Gu 2024, arXiv:2405.21060",
                        .table = mamba2_table,
                        .read = read_mamba2,
                        .recurrent = true};

}  // namespace attnfig
