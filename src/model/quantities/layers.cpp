#include "model/quantities/layers.h"

#include "model/number_text.h"
#include "model/quantities/answers.h"

namespace attnfig::quantity {
namespace {

Answer encoder(const Attention& layout) {
  return of_layers(layout, "encoder", [](const Block& block) -> std::optional<Expression> {
    for (const Tensor& tensor : block.tensors)
      if (tensor.growth.along == Growth::Along::encoder)
        return formula_of(tensor.growth.encoder).is;
    return {};
  });
}

bool has_kinds(const Attention& layout) {
  return 1 < layout.layers.size() || layout.layers.front().blocks.empty();
}

Answer of_one_kind(const Attention& layout) {
  return refusal(fmt::format("the layers of {} are of one kind", layout.name));
}

Answer kinds(const Attention& layout) {
  if (!has_kinds(layout)) return of_one_kind(layout);
  return {Count{layout.layers.size()}};
}

/// "52 local + 10 global".
Answer layer_kinds(const Attention& layout) {
  if (!has_kinds(layout)) return of_one_kind(layout);
  std::string text;
  for (const LayerKind& kind : layout.layers)
    text += fmt::format("{}{} {}", text.empty() ? "" : " + ", grouped(kind.layers.amount.count()),
                        kind.name);
  return {Phrase{text}};
}

Answer context(const Attention& layout) {
  if (!layout.context) return refusal(fmt::format("{} states no context", layout.name));
  return {Count{layout.context->amount.count()}, {}, {formula_of(*layout.context).is}};
}

Answer batch(const Attention& layout) {
  return {Count{layout.batch.amount.count()}, {}, {formula_of(layout.batch).is}};
}

/// The format of everything that is cached.
Answer dtype(const Attention& layout) {
  std::string_view format;
  for (const LayerKind& kind : layout.layers)
    for (const Block& block : kind.blocks)
      for (const Tensor& tensor : block.tensors) {
        // A convolution that sees only the current token keeps nothing.
        if (!tensor.cached() || tensor.rows.amount.count() == 0) continue;
        if (!format.empty() && format != tensor.storage.label)
          return refusal(fmt::format("{} is cached in more than one format: {} and {}", layout.name,
                                     format, tensor.storage.label));
        format = tensor.storage.label;
      }
  if (format.empty()) return refusal(fmt::format("{} caches nothing", layout.name));
  return {Phrase{std::string(format)}};
}

}  // namespace

Answer window(const Attention& layout) {
  return of_layers(layout, "window", [](const Block& block) -> std::optional<Expression> {
    for (const Tensor& tensor : block.tensors)
      if (tensor.growth.cap) return formula_of(tensor.growth.cap->tokens).is;
    return {};
  });
}

Answer layers(const Attention& layout) {
  const Expression count = layer_count(layout).is;
  return {Count{count.value()}, {}, {count}};
}

std::vector<Quantity> of_layers_and_tokens() {
  constexpr std::string_view tokens = "tokens";
  return {
      {.name = "encoder",
       .about = "tokens of an encoder that layers cache",
       .rule = rule(encoder),
       .unit = tokens},
      {.name = "kinds", .about = "kinds of layers, where there are several", .rule = rule(kinds)},
      {.name = "layer_kinds",
       .about = "layers by kind, where there are several: 52 local + 10 global",
       .rule = rule(layer_kinds),
       .brief = true},
      {.name = "window",
       .about = "newest tokens that a windowed layer keeps, or tokens of a chunk",
       .rule = rule(window),
       .unit = tokens,
       .counts = Counted::tokens,
       .brief = true},
      {.name = "layers",
       .about = "layers of the model",
       .rule = rule(layers),
       .counts = Counted::layers,
       .brief = true,
       .one_goes_unsaid = true},
      {.name = "context",
       .about = "tokens of one sequence",
       .rule = rule(context),
       .unit = tokens,
       .counts = Counted::tokens,
       .brief = true},
      {.name = "batch",
       .about = "sequences that are cached at a time",
       .rule = rule(batch),
       .unit = "sequences",
       .counts = Counted::sequences,
       .brief = true,
       .one_goes_unsaid = true},
      {.name = "dtype",
       .about = "the format that the cache is stored in",
       .rule = rule(dtype),
       .brief = true},
  };
}

}  // namespace attnfig::quantity
