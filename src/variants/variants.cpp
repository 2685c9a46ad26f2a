#include "variants/variant.h"

#include <algorithm>
#include <array>

namespace attnfig {
namespace {

constexpr std::array all = {
    &mha,        &gqa,    &mqa,    &mla,          &mtla,           &mfa, &gta,
    &gla,        &tpa,    &cca,    &differential, &single_kv,      &nsa, &csa,
    &hca,        &linear, &mamba1, &mamba2,       &gated_deltanet, &kda, &rwkv,
    &short_conv, &mlstm,  &hybrid};

constexpr Refused refused[] = {
    {"gdla", "grouped differential latent attention: no layout of its cache was published"},
    {"msa", "MiniMax sparse attention is gqa with an index_dim"},
    {"qsa", "Qwen sparse attention: the layout of its index was not published"}};

}  // namespace

std::span<const Variant* const> variants() {
  return all;
}

const Variant* find_variant(std::string_view name) {
  const auto found = std::find_if(all.begin(), all.end(),
                                  [&](const Variant* variant) { return variant->name == name; });
  return found == all.end() ? nullptr : *found;
}

std::span<const Refused> refused_variants() {
  return refused;
}

std::vector<Tensor> keys_and_values(const KeysAndValues& shape) {
  const Heads q_heads_per_copy(shape.q_heads.amount.count() / shape.copies.amount.count());
  return {{.role = Role::key,
           .copies = shape.copies,
           .width = shape.width,
           .q_heads_per_copy = q_heads_per_copy,
           .storage = shape.key_storage.value_or(shape.storage)},
          {.role = Role::value,
           .copies = shape.copies,
           .width = shape.value_width.value_or(shape.width),
           .q_heads_per_copy = q_heads_per_copy,
           .storage = shape.value_storage.value_or(shape.storage)}};
}

Tensor index_key(const Sourced<unit::Head>& q_heads, const Sourced<unit::Width>& width,
                 const Storage& storage) {
  return {.role = Role::index_key,
          .copies = {Heads(1)},
          .width = width,
          .q_heads_per_copy = q_heads.amount,
          .storage = storage};
}

Tensor state(Role role, const Sourced<unit::Head>& copies, const Sourced<unit::Row>& rows,
             const Sourced<unit::Width>& width, const Storage& storage) {
  return {.role = role,
          .copies = copies,
          .width = width,
          .q_heads_per_copy = Heads(1),
          .storage = storage,
          .rows = rows,
          .growth = {.along = Growth::Along::constant}};
}

Sourced<unit::Row> conv_tail(const Sourced<unit::Row>& kernel) {
  return derive(formula_of(kernel) - formula_of(Amount<unit::Row>(1)));
}

Sourced<unit::Width> half_of(const Reporter& reporter, const Sourced<unit::Width>& width,
                             std::string_view what, std::string_view hint) {
  const UInt128 count = width.amount.count();
  if (count % 2 != 0)
    report_at(reporter, width,
              fmt::format("{} ({}) is odd, and {} is half of it", width.name, grouped(count), what),
              hint);
  return derive(divided(formula_of(width), 2));
}

void check_groups(const Reporter& reporter, const Sourced<unit::Head>& q_heads,
                  const Sourced<unit::Head>& kv_heads) {
  if (q_heads.name.empty()) return;
  const UInt128 all_heads = q_heads.amount.count();
  const UInt128 copies = kv_heads.amount.count();
  if (all_heads % copies == 0) return;
  const std::string_view what = all_heads < copies ? "is larger than" : "does not divide";
  report_at(reporter, kv_heads,
            fmt::format("{} ({}) {} {} ({})", kv_heads.name, grouped(copies), what, q_heads.name,
                        grouped(all_heads)));
}

}  // namespace attnfig
