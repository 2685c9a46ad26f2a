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
  const Heads readers(shape.q_heads.amount.count() / shape.copies.amount.count());
  return {{.role = Role::key,
           .copies = shape.copies,
           .width = shape.width,
           .readers = readers,
           .storage = shape.key_storage.value_or(shape.storage)},
          {.role = Role::value,
           .copies = shape.copies,
           .width = shape.value_width.value_or(shape.width),
           .readers = readers,
           .storage = shape.value_storage.value_or(shape.storage)}};
}

Tensor index_key(const Given<unit::Head>& q_heads, const Given<unit::Width>& width,
                 const Storage& storage) {
  return {.role = Role::index_key,
          .copies = {Heads(1)},
          .width = width,
          .readers = q_heads.amount,
          .storage = storage};
}

Tensor state(Role role, const Given<unit::Head>& copies, const Given<unit::Row>& rows,
             const Given<unit::Width>& width, const Storage& storage) {
  return {.role = role,
          .copies = copies,
          .width = width,
          .readers = Heads(1),
          .storage = storage,
          .rows = rows,
          .growth = {.along = Growth::Along::nothing}};
}

Given<unit::Row> conv_tail(const Given<unit::Row>& kernel) {
  return computed(term(kernel) - term(Amount<unit::Row>(1)));
}

Given<unit::Width> half_of(const Reader& reader, const Given<unit::Width>& width,
                           std::string_view what, std::string_view hint) {
  const Wide count = width.amount.count();
  if (count % 2 != 0)
    complain_of(
        reader, width,
        fmt::format("{} ({}) is odd, and {} is half of it", width.name, grouped(count), what),
        hint);
  return computed(part(term(width), 2));
}

void check_groups(const Reader& reader, const Given<unit::Head>& q_heads,
                  const Given<unit::Head>& kv_heads) {
  if (q_heads.name.empty()) return;
  const Wide all_heads = q_heads.amount.count();
  const Wide copies = kv_heads.amount.count();
  if (all_heads % copies == 0) return;
  const std::string_view what = all_heads < copies ? "is larger than" : "does not divide";
  complain_of(reader, kv_heads,
              fmt::format("{} ({}) {} {} ({})", kv_heads.name, grouped(copies), what, q_heads.name,
                          grouped(all_heads)));
}

}  // namespace attnfig
