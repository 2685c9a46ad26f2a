#include "model/attention.h"

#include "model/number_text.h"

#include <fmt/format.h>

#include <algorithm>

namespace attnfig {
namespace {

template <class Unit>
std::string dump(const Given<Unit>& given) {
  const std::string amount = digits(given.amount.count());
  return given.name.empty() ? amount : fmt::format("{} ({})", amount, given.name);
}

std::string dump(const Tensor& tensor) {
  std::string text = fmt::format("{}: copies {}, width {}, readers {}, {}", to_text(tensor.role),
                                 dump(tensor.copies), dump(tensor.width),
                                 digits(tensor.readers.count()), tensor.storage.name);
  if (tensor.cached()) return text + ", cached";
  text += ", made from";
  for (const Role source : tensor.made_from) text += fmt::format(" {}", to_text(source));
  return text;
}

}  // namespace

const std::vector<Storage>& storages() {
  static const std::vector<Storage> all = {{"bf16", "BF16", ElementBits(16)},
                                           {"fp16", "FP16", ElementBits(16)},
                                           {"fp32", "FP32", ElementBits(32)},
                                           {"fp8", "FP8", ElementBits(8)},
                                           {"int8", "INT8", ElementBits(8)}};
  return all;
}

std::string_view to_text(Role role) {
  switch (role) {
    case Role::key:
      return "key";
    case Role::value:
      return "value";
    case Role::latent:
      return "latent";
    case Role::rope_key:
      return "rope-key";
  }
  return {};
}

const Tensor* Block::find(Role role) const {
  const auto found = std::find_if(tensors.begin(), tensors.end(),
                                  [&](const Tensor& tensor) { return tensor.role == role; });
  return found == tensors.end() ? nullptr : &*found;
}

std::string dump(const Attention& attention) {
  std::string text = fmt::format("layout {} \"{}\"\n", attention.name, attention.label);
  if (attention.context) text += fmt::format("  context {}\n", dump(*attention.context));
  text += fmt::format("  batch {}\n", dump(attention.batch));
  for (const LayerKind& kind : attention.layers) {
    text += fmt::format("  layers {}\n", dump(kind.repeats));
    for (const Block& block : kind.blocks) {
      text += fmt::format("    q_heads {}\n", dump(block.q_heads));
      for (const Tensor& tensor : block.tensors) text += fmt::format("    {}\n", dump(tensor));
    }
  }
  return text;
}

}  // namespace attnfig
