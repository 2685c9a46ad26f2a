#include "model/projections.h"

#include "model/view.h"

#include <algorithm>

namespace attnfig {
namespace {

using Of = Projection::Of;

UInt128 elements_of(const Tensor* tensor) {
  return tensor == nullptr ? 0 : elements({tensor});
}

/// The width of the decoupled RoPE key where it is appended to keys that come from a latent; in a
/// tied key and value it takes the place of a part.
UInt128 appended(const Block& block, const Tensor& key) {
  const Tensor* rope = block.find(Role::rope_key);
  const auto is_input = [&](Role role) {
    return std::find(key.projected_from.begin(), key.projected_from.end(), role) !=
           key.projected_from.end();
  };
  if (rope == nullptr || !is_input(Role::latent) || !is_input(Role::rope_key)) return 0;
  return rope->width.amount.count();
}

bool is_known(const Tensor& tensor) {
  switch (tensor.role) {
    case Role::key:
    case Role::value:
    case Role::tied_kv:
    case Role::latent:
    case Role::rope_key:
    case Role::index_key:
      return true;
    case Role::key_rank_factor:
    case Role::value_rank_factor:
    case Role::state:
    case Role::conv_state:
      return false;
  }
  return false;
}

/// Keys and values of heads; a joined vector is both.
struct KeyAndValue {
  const Tensor* key;
  const Tensor* value;
};
KeyAndValue key_and_value(const Block& block) {
  const BlockTensors tensors = tensors_of(block);
  return {tensors.read, tensors.value == nullptr ? tensors.read : tensors.value};
}

void add_queries(const Block& block, const Tensor& key, UInt128 hidden,
                 std::optional<Width> query_latent, std::vector<Projection>& all) {
  const UInt128 heads = block.q_heads.amount.count();
  const UInt128 from = query_latent ? query_latent->count() : hidden;
  if (query_latent) all.push_back({Of::query_latent, from, hidden});
  all.push_back({Of::query, heads * key.width.amount.count(), from});
  if (const UInt128 rope = appended(block, key); rope != 0)
    all.push_back({Of::query_rope, heads * rope, from});
}

/// Made from the hidden vector, or from the latent; a tied key and value is taken as it is.
void add_head_tensor(const Block& block, const Tensor& tensor, Of of, UInt128 hidden,
                     std::vector<Projection>& all) {
  if (tensor.cached()) return all.push_back({of, elements({&tensor}), hidden, true});
  const Tensor* latent = block.find(Role::latent);
  if (latent == nullptr) return;
  // Groups with a latent of their own are projected from that alone.
  all.push_back({of, elements({&tensor}), latent->width.amount.count()});
}

}  // namespace

std::optional<std::vector<Projection>> projections(const Block& block, Width hidden,
                                                   std::optional<Width> query_latent) {
  if (!std::all_of(block.tensors.begin(), block.tensors.end(), is_known)) return {};
  const auto [key, value] = key_and_value(block);
  if (key == nullptr) return {};
  const UInt128 d = hidden.count();
  std::vector<Projection> all;
  add_queries(block, *key, d, query_latent, all);
  for (const auto& [role, of] : {std::pair{Role::latent, Of::latent},
                                 {Role::rope_key, Of::rope_key},
                                 {Role::index_key, Of::index_key}})
    for (const Tensor& tensor : block.tensors)
      if (tensor.role == role) all.push_back({of, elements({&tensor}), d, true});
  const Tensor* tied = block.find(Role::tied_kv);
  if (tied != nullptr) all.push_back({Of::tied_kv, elements({tied}), d, true});
  if (key->role == Role::key) add_head_tensor(block, *key, Of::key, d, all);
  if (value->role == Role::value) add_head_tensor(block, *value, Of::value, d, all);
  all.push_back({Of::output, d, block.q_heads.amount.count() * value->width.amount.count()});
  return all;
}

UInt128 parameters(const std::vector<Projection>& all) {
  UInt128 sum = 0;
  for (const Projection& one : all) sum += one.parameters();
  return sum;
}

UInt128 query_width(const Block& block) {
  const Tensor* key = key_and_value(block).key;
  return key == nullptr
             ? 0
             : key->rows.amount.count() * key->width.amount.count() + appended(block, *key);
}

UInt128 unfolded_elements(const Block& block) {
  const auto [key, value] = key_and_value(block);
  if (key == nullptr) return 0;
  const UInt128 rope = key->copies.amount.count() * appended(block, *key);
  return elements_of(key) + rope + (value == key ? 0 : elements_of(value));
}

std::optional<AbsorbedForm> absorbed_form(const Block& block) {
  const Tensor* latent = block.find(Role::latent);
  const auto [key, value] = key_and_value(block);
  if (latent == nullptr || key == nullptr || key->cached()) return {};
  const UInt128 width = latent->width.amount.count();
  return AbsorbedForm{block.q_heads.amount.count(), width + appended(block, *key), width};
}

}  // namespace attnfig
