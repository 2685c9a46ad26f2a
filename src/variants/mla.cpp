// Multi-head latent attention: keys and values of every head are re-made from one cached latent.
// DeepSeek-AI 2024, "DeepSeek-V2", arXiv:2405.04434, sections 2.1.2 and 2.1.3.

#include "variants/values.h"
#include "variants/variant.h"

namespace attnfig {
namespace {

struct Mla {
  Given<unit::Head> q_heads;
  Given<unit::Width> head_dim;
  Given<unit::Width> latent_dim;
  Given<unit::Width> rope_dim;
  Storage dtype;
};

constexpr Field fields[] = {
    field<&Mla::q_heads>(q_heads_row),
    field<&Mla::head_dim>(
        {.name = "head_dim",
         .about = "elements of one head's key without its rope part, and of its value",
         .also_called = "d_head head_size qk_nope_head_dim v_head_dim"}),
    field<&Mla::latent_dim>(
        {.name = "latent_dim",
         .about = "elements of the latent that keys and values are re-made from",
         .also_called = "kv_lora_rank d_c latent"}),
    field<&Mla::rope_dim>({.name = "rope_dim",
                           .about = "elements of the decoupled rope key that all heads share",
                           .also_called = "qk_rope_head_dim d_r rope"}),
    field<&Mla::dtype>(dtype_row)};

constexpr Table table = {"an mla layout", "One latent and one rope key for all query heads.",
                         fields};

std::vector<Block> read(const Reader& reader, const Node& node, const Target& common) {
  const Mla mla = read_layout<Mla>(reader, node, table, common);
  const Given<unit::Head> one = {Heads(1)};
  const Heads all = mla.q_heads.amount;

  std::vector<Tensor> tensors = keys_and_values(mla.q_heads, mla.q_heads, mla.head_dim, mla.dtype);
  // RoPE turns a key by its position, so the rotary part of a key cannot be absorbed into the
  // up-projection: it is cached beside the latent, one copy for all heads (section 2.1.3).
  tensors[0].made_from = {Role::latent, Role::rope_key};
  tensors[1].made_from = {Role::latent};
  tensors.push_back({Role::latent, one, mla.latent_dim, all, mla.dtype});
  tensors.push_back({Role::rope_key, one, mla.rope_dim, all, mla.dtype});
  return {{mla.q_heads, std::move(tensors)}};
}

}  // namespace

const Variant mla = {
    .name = "mla",
    .label = "MLA",
    .about =
        "multi-head latent attention: keys and values are re-made from one latent and a rope key",
    .source = "DeepSeek-V2 2024, arXiv:2405.04434",
    .table = table,
    .read = read};

}  // namespace attnfig
