#include "model/attention.h"

#include "model/number_text.h"

#include <fmt/format.h>

#include <algorithm>

namespace attnfig {
namespace {

template <class Unit>
std::string dump(const Sourced<Unit>& sourced) {
  const std::string amount = digits(sourced.amount.count());
  return sourced.name.empty() ? amount : fmt::format("{} ({})", amount, sourced.name);
}

/// ", name amount" if the amount is not the usual one.
template <class Unit>
std::string dump_unusual(std::string_view name, const Sourced<Unit>& sourced, UInt128 usual) {
  return sourced.amount.count() == usual ? "" : fmt::format(", {} {}", name, dump(sourced));
}

std::string dump(const Growth& growth) {
  if (growth.along == Growth::Along::constant) return ", constant";
  std::string text;
  if (growth.along == Growth::Along::encoder)
    text += fmt::format(", encoder {}", dump(growth.encoder));
  if (growth.cap) {
    text += fmt::format(", {} {}", growth.cap->kind == Cap::Kind::window ? "window" : "chunk",
                        dump(growth.cap->tokens));
    if (growth.cap->sinks) text += fmt::format(", sinks {}", dump(*growth.cap->sinks));
  }
  if (growth.tokens_per_entry != Sourced<unit::Token>{})
    text += fmt::format(", one entry for {} tokens, rounded {}", dump(growth.tokens_per_entry),
                        growth.rounding == Rounding::up ? "up" : "down");
  return text + dump_unusual("lead", growth.skipped, 0);
}

std::string dump(const Tensor& tensor) {
  std::string text = fmt::format("{}: copies {}, width {}", to_text(tensor.role),
                                 dump(tensor.copies), dump(tensor.width));
  text += dump_unusual("rows", tensor.rows, 1);
  text +=
      fmt::format(", readers {}, {}", digits(tensor.q_heads_per_copy.count()), tensor.storage.name);
  text += dump(tensor.growth);
  if (tensor.residual)
    text += fmt::format(", newest {} in {}", dump(tensor.residual->tokens),
                        tensor.residual->storage.name);
  if (tensor.cached()) return text + ", cached";
  text += ", made from";
  for (const Role role : tensor.projected_from) text += fmt::format(" {}", to_text(role));
  return text;
}

std::string dump(const LayerKind& kind) {
  std::string text = fmt::format("  layers {}", dump(kind.layers));
  if (!kind.name.empty()) text += fmt::format(" of {}", kind.name);
  text += dump_unusual("shared by", kind.shared_by, 1);
  text += dump_unusual("borrowing", kind.sharing, 0);
  text += dump_unusual("passes", kind.loops, 1);
  text += dump_unusual("draft", kind.mtp_layers, 0) + "\n";
  for (const Block& block : kind.blocks) {
    text += fmt::format("    q_heads {}\n", dump(block.q_heads));
    for (const Tensor& tensor : block.tensors) text += fmt::format("    {}\n", dump(tensor));
  }
  return text;
}

std::string dump(const Deployment& deployment) {
  std::string text;
  text += dump_unusual("tensor_parallel", deployment.tensor_parallel, 1);
  text += dump_unusual("pipeline_parallel", deployment.pipeline_parallel, 1);
  if (deployment.memory) text += fmt::format(", memory {} bits", dump(*deployment.memory));
  if (deployment.weights) text += fmt::format(", weights {} bits", dump(*deployment.weights));
  if (deployment.bandwidth)
    text += fmt::format(", bandwidth {} bit/s", dump(*deployment.bandwidth));
  return text.empty() ? "" : fmt::format("  deployment{}\n", text.substr(1));
}

std::string dump(const std::vector<LayerRun>& order) {
  std::string text;
  for (const LayerRun& run : order) text += fmt::format(" {}×{}", digits(run.layers), run.kind + 1);
  return text.empty() ? "" : fmt::format("  order{}\n", text);
}

}  // namespace

std::string_view to_text(Role role) {
  // In the order of the enumeration.
  constexpr std::string_view names[] = {"key",      "value",      "key-value",    "latent",
                                        "rope-key", "key-factor", "value-factor", "index-key",
                                        "state",    "convolution"};
  static_assert(std::size(names) == static_cast<std::size_t>(Role::conv_state) + 1);
  return names[static_cast<std::size_t>(role)];
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
  if (attention.architecture)
    text += fmt::format("  architecture {}\n", attention.architecture->name);
  text += dump(attention.deployment) + dump(attention.order);
  for (const LayerKind& kind : attention.layers) text += dump(kind);
  return text;
}

}  // namespace attnfig
