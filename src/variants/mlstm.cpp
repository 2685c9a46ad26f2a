// mLSTM of xLSTM: a matrix, a normaliser and a maximum for each head.
// Beck et al. 2025, "xLSTM 7B", arXiv:2503.13427; Beck et al. 2024, arXiv:2405.04517, section 2.3;
// Hugging Face transformers models/xlstm: xLSTM 7B keeps 33,620,224 elements a sequence.

#include "variants/variant.h"

namespace attnfig {
namespace {

struct Mlstm {
  Sourced<unit::Head> q_heads;
  Sourced<unit::Width> head_dim;
  std::optional<Sourced<unit::Width>> v_head_dim;
  Storage state_dtype;
};

constexpr Field fields[] = {
    field<&Mlstm::q_heads>(heads_row), field<&Mlstm::head_dim>(head_dim_row),
    field<&Mlstm::v_head_dim>(v_head_dim_row), field<&Mlstm::state_dtype>(state_dtype_row)};

constexpr Table table = {"an mlstm layout", "A matrix, a normaliser and a maximum a head.", fields};

/// q_heads × (head_dim × v_head_dim + head_dim + 1).
std::vector<Block> read(const Reporter& reporter, const Node& node,
                        std::span<const Target> common) {
  const Mlstm own = read_layout<Mlstm>(reporter, node, table, common);
  return {{own.q_heads,
           {state(Role::state, own.q_heads, as<unit::Row>(own.head_dim),
                  own.v_head_dim.value_or(own.head_dim), own.state_dtype),
            state(Role::state, own.q_heads, {}, own.head_dim, own.state_dtype),
            state(Role::state, own.q_heads, {}, {}, own.state_dtype)}}};
}

}  // namespace

const Variant mlstm = {.name = "mlstm",
                       .label = "mLSTM",
                       .about = "mLSTM: a constant matrix and its normaliser for each head",
                       .citation = "Beck et al. 2025, arXiv:2503.13427",
                       .table = table,
                       .read = read,
                       .recurrent = true};

}  // namespace attnfig
