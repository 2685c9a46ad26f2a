#include "model/view.h"

#include "model/cache.h"
#include "model/number_text.h"

#include <algorithm>

namespace attnfig {
namespace {

constexpr std::string_view times_sign = " × ";

bool is_whole_context(const Growth& growth) {
  return growth.along == Growth::Along::context && !growth.cap;
}

bool is_input_of(const Tensor& one, const Tensor* projected) {
  return projected != nullptr &&
         std::find(projected->projected_from.begin(), projected->projected_from.end(), one.role) !=
             projected->projected_from.end();
}

bool is_key_or_value(const Tensor& tensor) {
  return tensor.role == Role::key || tensor.role == Role::value;
}

bool goes_with(const Tensor& a, const Tensor& b) {
  const bool roles = a.role == b.role || (is_key_or_value(a) && is_key_or_value(b));
  const bool copies = a.copies.amount == b.copies.amount || a.role == Role::conv_state;
  return roles && copies && a.rows.amount == b.rows.amount && a.growth == b.growth;
}

void add_to(std::vector<TensorGroup>& all, const Tensor& tensor) {
  const auto found = std::find_if(all.begin(), all.end(), [&](const TensorGroup& group) {
    return goes_with(*group.front(), tensor);
  });
  if (found == all.end()) {
    all.push_back({&tensor});
  } else {
    found->push_back(&tensor);
  }
}

/// The factors of a product that are not 1; "1" if all are.
std::string product(const std::vector<std::string>& factors) {
  std::string text;
  for (const std::string& factor : factors) {
    if (factor == "1") continue;
    if (!text.empty()) text += times_sign;
    text += factor;
  }
  return text.empty() ? "1" : text;
}

/// The channels of convolutions that keep as many inputs each.
UInt128 channels_of(const TensorGroup& convolutions) {
  UInt128 sum = 0;
  for (const Tensor* tensor : convolutions)
    sum += tensor->copies.amount.count() * tensor->width.amount.count();
  return sum;
}

/// Bits for each token in a kind's layers, in whole bits: they only rank the kinds.
UInt128 bits_a_token(const LayerKind& kind, Rate (*rate)(const Attention&)) {
  const Rate bits = rate({.name = {}, .layers = {kind}});
  return bits.bits.amount().count() / bits.tokens;
}

}  // namespace

const Tensor* main_tensor(const Block& block, Role role) {
  const Tensor* best = nullptr;
  const auto keeps_more = [](const Growth& a, const Growth& b) {
    if (is_whole_context(a) != is_whole_context(b)) return is_whole_context(a);
    return a.tokens_per_entry.amount < b.tokens_per_entry.amount;
  };
  for (const Tensor& tensor : block.tensors)
    if (tensor.role == role && (best == nullptr || keeps_more(tensor.growth, best->growth)))
      best = &tensor;
  return best;
}

BlockTensors tensors_of(const Block& block) {
  BlockTensors all;
  for (const Role role : {Role::key, Role::tied_kv, Role::state, Role::conv_state})
    if (all.read == nullptr) all.read = main_tensor(block, role);
  if (all.read != nullptr && all.read->role == Role::key)
    all.value = main_tensor(block, Role::value);
  for (const Tensor& tensor : block.tensors) {
    if (&tensor == all.read || &tensor == all.value) continue;
    if (is_input_of(tensor, all.read) || is_input_of(tensor, all.value)) {
      add_to(all.shared, tensor);
    } else if (tensor.cached() && elements({&tensor}) != 0) {
      add_to(all.other_cached, tensor);
    }
  }
  return all;
}

const LayerKind* main_kind(const Attention& attention) {
  const LayerKind& first = attention.layers.front();
  if (attention.layers.size() == 1) return first.blocks.empty() ? nullptr : &first;
  const LayerKind* best = nullptr;
  for (Rate (*rate)(const Attention&) : {slope, bits_per_token}) {
    UInt128 most = 0;
    for (const LayerKind& kind : attention.layers) {
      const UInt128 bits = bits_a_token(kind, rate);
      if (most < bits) best = &kind, most = bits;
    }
    if (best != nullptr) return best;
  }
  for (const LayerKind& kind : attention.layers)
    if (!kind.blocks.empty()) return &kind;
  return nullptr;
}

const Block* main_block(const Attention& attention) {
  const LayerKind* kind = main_kind(attention);
  return kind == nullptr ? nullptr : &kind->blocks.front();
}

bool is_recurrent(const Block& block) {
  return !block.tensors.empty() &&
         std::all_of(block.tensors.begin(), block.tensors.end(), [](const Tensor& tensor) {
           return tensor.growth.along == Growth::Along::constant;
         });
}

bool has_channels(const Block& block) {
  if (!is_recurrent(block)) return false;
  if (const Tensor* state = main_tensor(block, Role::state)) return state->rows.amount.count() == 1;
  const Tensor* inputs = main_tensor(block, Role::conv_state);
  return inputs != nullptr && inputs->width.amount.count() == 1;
}

Form form_of(const Attention& attention) {
  if (attention.layers.size() != 1) return Form::several_kinds;
  const Block* block = main_block(attention);
  if (block == nullptr) return Form::nothing;
  if (is_recurrent(*block)) return Form::recurrent;
  const auto caches = [&](Role role) {
    const Tensor* tensor = main_tensor(*block, role);
    return tensor != nullptr && tensor->cached();
  };
  if (caches(Role::tied_kv)) return Form::tied;
  if (caches(Role::latent))
    return caches(Role::rope_key) ? Form::latent_and_rope_key : Form::latent;
  return caches(Role::key_rank_factor) ? Form::factors : Form::heads;
}

std::string size_text(const TensorGroup& tensors) {
  const Tensor& first = *tensors.front();
  const std::string rows = grouped(first.rows.amount.count());
  if (first.role == Role::conv_state) return product({rows, grouped(channels_of(tensors))});
  const std::string copies = grouped(first.copies.amount.count());
  const std::string width = grouped(first.width.amount.count());
  const bool equal = std::all_of(tensors.begin(), tensors.end(), [&](const Tensor* tensor) {
    return tensor->width.amount == first.width.amount;
  });
  if (equal) return product({grouped(tensors.size()), copies, rows, width});
  std::string sum;
  for (const Tensor* tensor : tensors)
    sum += (sum.empty() ? "" : " + ") + grouped(tensor->width.amount.count());
  const bool alone = copies == "1" && rows == "1";
  return product({copies, rows, alone ? sum : "(" + sum + ")"});
}

std::string copy_size_text(const Tensor& tensor) {
  return product({grouped(tensor.rows.amount.count()), grouped(tensor.width.amount.count())});
}

UInt128 elements(const TensorGroup& tensors) {
  UInt128 sum = 0;
  for (const Tensor* tensor : tensors)
    sum +=
        tensor->copies.amount.count() * tensor->rows.amount.count() * tensor->width.amount.count();
  return sum;
}

Growth growth_of(const BlockTensors& tensors) {
  if (tensors.read == nullptr) return {};
  const bool projected = !tensors.read->cached() && !tensors.shared.empty();
  return projected ? tensors.shared.front().front()->growth : tensors.read->growth;
}

}  // namespace attnfig
