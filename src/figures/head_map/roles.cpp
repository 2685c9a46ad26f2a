#include "figures/head_map/roles.h"

#include "figures/growth_words.h"
#include "figures/head_map/marks.h"
#include "figures/head_map/words.h"

#include <algorithm>

namespace attnfig {
namespace {

namespace marks = head_map_marks;

/// For tensors without a copy for each head.
constexpr RowStyle no_copies = {};

constexpr RoleStyle looks[] = {
    {Role::key,
     marks::key_value,
     word::keys_and_values,
     word::k_head,
     marks::key_line,
     {"K", marks::key_head, marks::up_projected_key}},
    {Role::value,
     marks::key_value,
     word::keys_and_values,
     word::v_head,
     marks::value_line,
     {"V", marks::value_head, marks::up_projected_value}},
    {Role::tied_kv,
     marks::key_value,
     word::key_value,
     word::key_value,
     marks::key_line,
     {"K=V", marks::tied_head, marks::up_projected_kv}},
    {Role::latent, marks::latent, word::latent, word::latent, marks::latent_line, no_copies},
    {Role::rope_key, marks::rope_key, word::rope_key, word::rope_key, marks::rope_key_line,
     no_copies},
    {Role::key_rank_factor, marks::key_factor, word::key_factors, word::key_factors,
     marks::key_line, no_copies},
    {Role::value_rank_factor, marks::value_factor, word::value_factors, word::value_factors,
     marks::value_line, no_copies},
    {Role::index_key, marks::index_key, word::index_key, word::index_key, marks::latent_line,
     no_copies},
    {Role::state,
     marks::state,
     word::state,
     word::state,
     marks::latent_line,
     {"S", marks::state, marks::state}},
    {Role::conv_state,
     marks::convolution,
     word::convolution,
     word::convolution,
     marks::latent_line,
     {"C", marks::convolution, marks::convolution}}};

}  // namespace

const RoleStyle& look_of(Role role) {
  return *std::find_if(std::begin(looks), std::end(looks),
                       [&](const RoleStyle& look) { return look.role == role; });
}

const std::string& name_of(const Words& words, const TensorGroup& tensors) {
  return words[look_of(tensors.front()->role).name];
}

std::string text_of(const Words& words, const TensorGroup& tensors, const Growth& usual) {
  const Growth& growth = tensors.front()->growth;
  std::vector<std::string> facts = {name_of(words, tensors) + " " + size_text(tensors)};
  if (growth != usual)
    for (std::string& fact : growth_facts(words, growth)) facts.push_back(std::move(fact));
  return joined(words, facts);
}

}  // namespace attnfig
