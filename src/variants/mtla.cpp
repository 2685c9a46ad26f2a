// Multi-head temporal latent attention: MLA whose latents of neighbouring tokens are merged into
// one. Deng and Woodland 2025, "Multi-head Temporal Latent Attention", arXiv:2505.13544;
// D-Keqi/mtla @5973276: both the latent and the rope key are merged.

#include "variants/variant.h"

namespace attnfig {
namespace {

struct Mtla {
  Sourced<unit::Head> q_heads;
  Sourced<unit::Width> head_dim;
  Sourced<unit::Width> latent_dim;
  SourcedOrNone<unit::Width> rope_dim;
  Sourced<unit::Token> stride;
  Storage dtype;
};

constexpr Field fields[] = {
    field<&Mtla::q_heads>(q_heads_row),
    field<&Mtla::head_dim>({.name = "head_dim",
                            .about = "elements of one head's key without its rope part, and of its "
                                     "value",
                            .also_called = "d_head head_size qk_nope_head_dim"}),
    field<&Mtla::latent_dim>(
        {.name = "latent_dim",
         .about = "elements of the latent that keys and values are re-made from",
         .also_called = "kv_lora_rank d_c latent r"}),
    field<&Mtla::rope_dim>(
        {.name = "rope_dim",
         .about = "elements of the decoupled rope key that all heads share; 0: there is none",
         .also_called = "qk_rope_head_dim d_r rope"}),
    field<&Mtla::stride>({.name = "stride",
                          .about = "tokens that are merged into one entry; the last may hold fewer",
                          .also_called = "s temporal_ratio"}),
    field<&Mtla::dtype>(dtype_row)};

constexpr Table table = {"an mtla layout", "One latent and one rope key for a run of tokens.",
                         fields};

std::vector<Block> read(const Reporter& reporter, const Node& node,
                        std::span<const Target> common) {
  const Mtla mtla = read_layout<Mtla>(reporter, node, table, common);
  const Heads all = mtla.q_heads.amount;
  const Growth merged = {.tokens_per_entry = mtla.stride, .rounding = Rounding::up};
  std::vector<Tensor> tensors = keys_and_values({.q_heads = mtla.q_heads,
                                                 .copies = mtla.q_heads,
                                                 .width = mtla.head_dim,
                                                 .storage = mtla.dtype});
  tensors[0].projected_from = {Role::latent};
  tensors[1].projected_from = {Role::latent};
  tensors.push_back({.role = Role::latent,
                     .width = mtla.latent_dim,
                     .q_heads_per_copy = all,
                     .storage = mtla.dtype,
                     .growth = merged});
  if (!mtla.rope_dim.none()) {
    tensors[0].projected_from.push_back(Role::rope_key);
    tensors.push_back({.role = Role::rope_key,
                       .width = mtla.rope_dim.value,
                       .q_heads_per_copy = all,
                       .storage = mtla.dtype,
                       .growth = merged});
  }
  return {{mtla.q_heads, std::move(tensors)}};
}

}  // namespace

const Variant mtla = {.name = "mtla",
                      .label = "MTLA",
                      .about =
                          "multi-head temporal latent attention: one latent and one rope key "
                          "for every few tokens",
                      .citation = "Deng and Woodland 2025, arXiv:2505.13544",
                      .table = table,
                      .read = read};

}  // namespace attnfig
