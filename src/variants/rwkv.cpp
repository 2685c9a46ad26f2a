// RWKV-5, -6 and -7: a matrix for each head, and the newest token for each token shift.
// Peng et al. 2024, "Eagle and Finch", arXiv:2404.05892; llama.cpp n_embd_s and n_embd_r.

#include "variants/variant.h"

namespace attnfig {
namespace {

struct Rwkv {
  Sourced<unit::Head> q_heads;
  Sourced<unit::Width> head_dim;
  Sourced<unit::Row> token_shifts;
  Storage state_dtype;
  Storage dtype;
};

constexpr Field fields[] = {
    field<&Rwkv::q_heads>(heads_row), field<&Rwkv::head_dim>(head_dim_row),
    field<&Rwkv::token_shifts>({.name = "token_shifts",
                                .about = "parts of a layer that mix in the token before",
                                .fallback = "2",
                                .also_called = "token_shift_count"}),
    field<&Rwkv::state_dtype>(state_dtype_row), field<&Rwkv::dtype>(dtype_row)};

constexpr Table table = {"an rwkv layout", "A matrix for each head, and shifted tokens.", fields};

/// q_heads × head_dim × head_dim, and token_shifts × q_heads × head_dim.
std::vector<Block> read(const Reporter& reporter, const Node& node,
                        std::span<const Target> common) {
  const Rwkv own = read_layout<Rwkv>(reporter, node, table, common);
  return {
      {own.q_heads,
       {state(Role::state, own.q_heads, as<unit::Row>(own.head_dim), own.head_dim, own.state_dtype),
        state(Role::conv_state, own.q_heads, own.token_shifts, own.head_dim, own.dtype)}}};
}

}  // namespace

const Variant rwkv = {.name = "rwkv",
                      .label = "RWKV",
                      .about = "RWKV-5 to -7: a constant matrix for each head, and shifted tokens",
                      .citation = "Peng et al. 2024, arXiv:2404.05892",
                      .table = table,
                      .read = read,
                      .recurrent = true};

}  // namespace attnfig
