#include "variants/variant.h"

#include <algorithm>
#include <array>

namespace attnfig {
namespace {

constexpr std::array<const Variant*, 4> all = {&mha, &gqa, &mqa, &mla};

}  // namespace

std::span<const Variant* const> variants() {
  return all;
}

const Variant* find_variant(std::string_view name) {
  const auto found = std::find_if(all.begin(), all.end(),
                                  [&](const Variant* variant) { return variant->name == name; });
  return found == all.end() ? nullptr : *found;
}

std::vector<Tensor> keys_and_values(const Given<unit::Head>& q_heads,
                                    const Given<unit::Head>& copies,
                                    const Given<unit::Width>& width, const Storage& storage) {
  const Heads readers(q_heads.amount.count() / copies.amount.count());
  return {
      {.role = Role::key, .copies = copies, .width = width, .readers = readers, .storage = storage},
      {.role = Role::value,
       .copies = copies,
       .width = width,
       .readers = readers,
       .storage = storage}};
}

}  // namespace attnfig
