// Linear attention, lightning attention and retention: one matrix a head, whatever the context.
// Katharopoulos et al. 2020, arXiv:2006.16236; RetNet, Sun et al. 2023, arXiv:2307.08621;
// MiniMax-01, arXiv:2501.08313.

#include "variants/variant.h"

namespace attnfig {
namespace {

struct Linear {
  Sourced<unit::Head> q_heads;
  Sourced<unit::Row> head_dim;
  std::optional<Sourced<unit::Width>> v_head_dim;
  Storage state_dtype;
};

constexpr Field fields[] = {field<&Linear::q_heads>(heads_row),
                            field<&Linear::head_dim>({.name = "head_dim",
                                                      .about = "elements of one head's key",
                                                      .also_called = "d_head head_size"}),
                            field<&Linear::v_head_dim>(v_head_dim_row),
                            field<&Linear::state_dtype>(state_dtype_row)};

constexpr Table table = {"a linear layout", "One matrix of key × value a head.", fields};

std::vector<Block> read(const Reporter& reporter, const Node& node,
                        std::span<const Target> common) {
  const Linear own = read_layout<Linear>(reporter, node, table, common);
  return {{own.q_heads,
           {state(Role::state, own.q_heads, own.head_dim,
                  own.v_head_dim.value_or(as<unit::Width>(own.head_dim)), own.state_dtype)}}};
}

}  // namespace

const Variant linear = {.name = "linear",
                        .label = "Linear",
                        .about = "linear attention and retention: a constant matrix a head",
                        .citation = "Katharopoulos et al. 2020, arXiv:2006.16236",
                        .table = table,
                        .read = read,
                        .recurrent = true};

}  // namespace attnfig
