// Multi-matrix factorization attention: all query heads share one wide key and one wide value; with
// key reuse (MFA-KR) the value is projected from the key. Hu et al. 2024, "Multi-matrix
// Factorization Attention", arXiv:2412.19255; Step-3, arXiv:2507.19427. MFA-KR follows its abstract
// and notes about it; its code is not known here.

#include "variants/variant.h"

namespace attnfig {

/// Whether the value is cached, or projected from the key.
enum class MfaValue { cached, from_key };

template <>
struct Choices<MfaValue> {
  static constexpr std::pair<std::string_view, MfaValue> names[] = {
      {"cached", MfaValue::cached}, {"from_key", MfaValue::from_key}};
};

namespace {

struct Mfa {
  Sourced<unit::Head> q_heads;
  Sourced<unit::Width> head_dim;
  MfaValue value = MfaValue::cached;
  Storage dtype;
};

constexpr Field fields[] = {
    field<&Mfa::q_heads>(q_heads_row), field<&Mfa::head_dim>(head_dim_row),
    field<&Mfa::value>({.name = "value",
                        .about = "whether values are cached, or re-made from keys (MFA-KR)",
                        .fallback = "cached"}),
    field<&Mfa::dtype>(dtype_row)};

constexpr Table table = {"an mfa layout", "One wide key and value for all query heads.", fields};

std::vector<Block> read(const Reporter& reporter, const Node& node,
                        std::span<const Target> common) {
  const Mfa mfa = read_layout<Mfa>(reporter, node, table, common);
  std::vector<Tensor> tensors = keys_and_values(
      {.q_heads = mfa.q_heads, .copies = {Heads(1)}, .width = mfa.head_dim, .storage = mfa.dtype});
  if (mfa.value == MfaValue::from_key) tensors[1].projected_from = {Role::key};
  return {{mfa.q_heads, std::move(tensors)}};
}

}  // namespace

const Variant mfa = {.name = "mfa",
                     .label = "MFA",
                     .about =
                         "multi-matrix factorization attention: many query heads share one "
                         "wide key and value",
                     .citation = "Hu et al. 2024, arXiv:2412.19255",
                     .table = table,
                     .read = read};

}  // namespace attnfig
