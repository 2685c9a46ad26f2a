#include "model/quantities/growth.h"

#include "model/growth.h"
#include "model/quantities/answers.h"

namespace attnfig::quantity {
namespace {

/// The layers that grow in some way; none is refused.
Answer layers_that(const Attention& layout, LayerGrowth growth, std::string_view how) {
  std::optional<Formula<unit::Layer>> sum;
  for (const LayerKind& kind : layout.layers) {
    if (growth_of(kind) != growth) continue;
    const Formula<unit::Layer> layers = formula_of(kind.layers);
    sum = sum ? *sum + layers : layers;
  }
  if (!sum) return refusal(fmt::format("no layer of {} {}", layout.name, how));
  return {Count{sum->amount().count()}, {}, {sum->is}};
}

Answer growing_layers(const Attention& layout) {
  return layers_that(layout, LayerGrowth::growing, "grows without end");
}

Answer capped_layers(const Attention& layout) {
  return layers_that(layout, LayerGrowth::capped, "stops growing");
}

Answer constant_layers(const Attention& layout) {
  return layers_that(layout, LayerGrowth::constant, "has a cache that never grows");
}

/// The tokens at which a cap of some context is full, with their sum.
Answer full_cap(const Attention& layout, Tokens at) {
  for (const LayerKind& kind : layout.layers)
    for (const Block& block : kind.blocks)
      for (const Tensor& tensor : block.tensors)
        if (tensor.growth.cap)
          if (const Formula<unit::Token> kept = kept_tokens(*tensor.growth.cap);
              kept.amount() == at)
            return {Count{at.count()}, {}, {kept.is}};
  return {Count{at.count()}};
}

Answer no_knee(const Attention& layout) {
  return refusal(fmt::format("no layer of {} stops growing", layout.name));
}

Answer knee(const Attention& layout) {
  const std::vector<Knee> all = knees(layout);
  if (all.empty()) return no_knee(layout);
  if (all.size() != 1)
    return refusal(fmt::format("the layers of {} stop growing at several contexts", layout.name));
  return full_cap(layout, all.front().at);
}

Answer first_knee(const Attention& layout) {
  const std::vector<Knee> all = knees(layout);
  return all.empty() ? no_knee(layout) : full_cap(layout, all.front().at);
}

Answer last_knee(const Attention& layout) {
  const std::vector<Knee> all = knees(layout);
  return all.empty() ? no_knee(layout) : full_cap(layout, all.back().at);
}

Answer floor(const Attention& layout) {
  const Formula<unit::Bit> bits = constant_bits(layout);
  if (bits.amount() == Bits()) return refusal(fmt::format("all of {} grows", layout.name));
  return memory("cache.floor", bits);
}

Answer balance_of(const Attention& layout) {
  const std::optional<Tokens> tokens = balance(layout);
  if (!tokens)
    return refusal(
        fmt::format("{} does not have both a cache that grows and one that does not", layout.name));
  const Rate rate = attnfig::slope(layout);
  return {Count{tokens->count()},
          {},
          {named("cache.floor", "bits", constant_bits(layout)).is,
           named(per_period("cache.slope", rate.tokens), "bits", rate.bits).is}};
}

}  // namespace

std::vector<Quantity> of_growth() {
  constexpr std::string_view tokens = "tokens";
  return {
      {.name = "cache.growing_layers",
       .about = "layers whose cache grows with every token, without end",
       .rule = rule(growing_layers)},
      {.name = "cache.capped_layers",
       .about = "layers whose cache stops growing at a window or chunk",
       .rule = rule(capped_layers)},
      {.name = "cache.constant_layers",
       .about = "layers whose cache has one size at every context: states and encoders",
       .rule = rule(constant_layers)},
      {.name = "cache.knee",
       .about = "the context at which layers stop growing, where there is one such",
       .rule = rule(knee),
       .unit = tokens},
      {.name = "cache.first_knee",
       .about = "the shortest context at which layers stop growing",
       .rule = rule(first_knee),
       .unit = tokens},
      {.name = "cache.last_knee",
       .about = "the longest context at which layers stop growing",
       .rule = rule(last_knee),
       .unit = tokens},
      {.name = "cache.floor",
       .about = "memory of one sequence that does not grow once every window is full",
       .rule = rule(floor),
       .citation = "cache.state + cache.windows",
       .summable = true},
      {.name = "cache.balance",
       .about = "the context at which what grows is as large as what does not",
       .rule = rule(balance_of),
       .unit = tokens,
       .citation = "ceil(cache.floor / cache.slope)"},
  };
}

}  // namespace attnfig::quantity
