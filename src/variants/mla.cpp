// Multi-head latent attention: keys and values of every head are up-projected from one cached
// latent. DeepSeek-AI 2024, "DeepSeek-V2", arXiv:2405.04434, sections 2.1.2 and 2.1.3. With an
// indexer that chooses tokens by keys of its own it is DeepSeek sparse attention (vLLM,
// DeepSeek-V3.2).

#include "variants/variant.h"

namespace attnfig {

/// Whether the latent is cached or (as mlx-lm deepseek_v2.py and Hugging Face do) the keys and
/// values that are up-projected from it.
enum class MlaCache { latent, decompressed };

template <>
struct Choices<MlaCache> {
  static constexpr std::pair<std::string_view, MlaCache> names[] = {
      {"latent", MlaCache::latent}, {"decompressed", MlaCache::decompressed}};
};

namespace {

struct Mla {
  Sourced<unit::Head> q_heads;
  Sourced<unit::Width> head_dim;
  std::optional<Sourced<unit::Width>> v_head_dim;
  Sourced<unit::Width> latent_dim;
  SourcedOrNone<unit::Width> rope_dim;
  SourcedOrNone<unit::Width> index_dim;
  MlaCache cached = MlaCache::latent;
  Sourced<unit::Pass> sublayers;
  Storage dtype;
  std::optional<Storage> rope_dtype;
  std::optional<Storage> index_dtype;
};

constexpr Field fields[] = {
    field<&Mla::q_heads>(q_heads_row),
    field<&Mla::head_dim>(
        {.name = "head_dim",
         .about = "elements of one head's key without its rope part, and of its value",
         .also_called = "d_head head_size qk_nope_head_dim"}),
    field<&Mla::v_head_dim>(v_head_dim_row),
    field<&Mla::latent_dim>(
        {.name = "latent_dim",
         .about = "elements of the latent that keys and values are re-made from",
         .also_called = "kv_lora_rank d_c latent"}),
    field<&Mla::rope_dim>(
        {.name = "rope_dim",
         .about = "elements of the decoupled rope key that all heads share; 0: there is none",
         .also_called = "qk_rope_head_dim d_r rope"}),
    field<&Mla::index_dim>(index_dim_row),
    field<&Mla::cached>({.name = "cached",
                         .about = "the latent, or the keys and values that are made from it",
                         .fallback = "latent"}),
    field<&Mla::sublayers>({.name = "sublayers",
                            .about = "attentions of one layer, each with a latent of its own",
                            .fallback = "1"}),
    field<&Mla::dtype>(dtype_row),
    field<&Mla::rope_dtype>({.name = "rope_dtype",
                             .about = "the format of the rope key, where it is another",
                             .fallback = "(dtype)"}),
    field<&Mla::index_dtype>(index_dtype_row)};

constexpr Table table = {"an mla layout", "One latent and one rope key for all query heads.",
                         fields};

/// The rope part stands beside each head's key, so a key is head_dim + rope_dim elements wide.
Sourced<unit::Width> whole_key(const Mla& mla) {
  if (mla.rope_dim.none()) return mla.head_dim;
  return derive(formula_of(mla.head_dim) + formula_of(mla.rope_dim.value));
}

std::vector<Tensor> latents(const Mla& mla) {
  const Sourced<unit::Head> one = {Heads(1)};
  const Heads all = mla.q_heads.amount;
  std::vector<Tensor> tensors = {{Role::latent, one, mla.latent_dim, all, mla.dtype}};
  if (!mla.rope_dim.none())
    tensors.push_back(
        {Role::rope_key, one, mla.rope_dim.value, all, mla.rope_dtype.value_or(mla.dtype)});
  return tensors;
}

Block block(const Mla& mla) {
  const bool latent = mla.cached == MlaCache::latent;
  std::vector<Tensor> tensors =
      keys_and_values({.q_heads = mla.q_heads,
                       .copies = mla.q_heads,
                       .width = latent ? mla.head_dim : whole_key(mla),
                       .value_width = mla.v_head_dim.value_or(mla.head_dim),
                       .storage = mla.dtype});
  if (latent) {
    // RoPE turns a key by its position, so the rotary part of a key cannot be absorbed into the
    // up-projection: it is cached beside the latent, one copy for all heads (section 2.1.3).
    tensors[0].projected_from = {Role::latent};
    if (!mla.rope_dim.none()) tensors[0].projected_from.push_back(Role::rope_key);
    tensors[1].projected_from = {Role::latent};
    for (Tensor& tensor : latents(mla)) tensors.push_back(std::move(tensor));
  }
  if (!mla.index_dim.none())
    tensors.push_back(
        index_key(mla.q_heads, mla.index_dim.value, mla.index_dtype.value_or(mla.dtype)));
  return {mla.q_heads, std::move(tensors)};
}

std::vector<Block> read(const Reporter& reporter, const Node& node,
                        std::span<const Target> common) {
  const Mla mla = read_layout<Mla>(reporter, node, table, common);
  return std::vector<Block>(static_cast<std::size_t>(mla.sublayers.amount.count()), block(mla));
}

}  // namespace

const Variant mla = {
    .name = "mla",
    .label = "MLA",
    .about =
        "multi-head latent attention: keys and values are re-made from one latent and a rope key",
    .citation = "DeepSeek-V2 2024, arXiv:2405.04434",
    .table = table,
    .read = read};

}  // namespace attnfig
