#include "model/cache.h"

#include "model/cache_sum.h"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace attnfig {
namespace {

bool grows(const Tensor& tensor) {
  return tensor.growth.along == Growth::Along::context;
}

/// So that a rate's bits and tokens leave room for units and digits in 128 bits.
constexpr UInt128 most_period = UInt128{1} << 64;

/// The fewest tokens after which every growing tensor has grown by whole entries.
UInt128 period(const std::vector<LayerKind>& kinds) {
  UInt128 tokens = 1;
  for (const LayerKind& kind : kinds)
    for (const Block& block : kind.blocks)
      for (const Tensor& tensor : block.tensors)
        if (tensor.cached() && grows(tensor)) {
          const UInt128 every = tensor.growth.tokens_per_entry.amount.count();
          UInt128 a = tokens;
          for (UInt128 b = every; b != 0;) a = std::exchange(b, a % b);
          if (__builtin_mul_overflow(tokens / a, every, &tokens) || most_period < tokens)
            throw std::overflow_error("period");
        }
  return tokens;
}

Formula<unit::Entry> entries_of_period(const Tensor& tensor, UInt128 tokens) {
  return {Expression::constant(tokens / tensor.growth.tokens_per_entry.amount.count())};
}

/// Tokens that wait to be quantised count in their final format.
Rate rate(Attention attention, const std::function<bool(const Tensor&)>& counts) {
  const UInt128 tokens = period(attention.layers);
  for (LayerKind& kind : attention.layers)
    for (Block& block : kind.blocks)
      for (Tensor& tensor : block.tensors) tensor.residual.reset();
  const Sum sum{attention, Share::whole,
                [&](const Tensor& tensor) -> std::optional<Formula<unit::Entry>> {
                  if (!counts(tensor)) return {};
                  return entries_of_period(tensor, tokens);
                }};
  return {all_layers(sum), tokens};
}

/// Elements that so many tokens, a whole number of entries, add to one layer.
Formula<unit::Element> elements_of(const LayerKind& kind, UInt128 tokens) {
  const auto growing = [](const Tensor& tensor) -> std::optional<Formula<unit::Entry>> {
    if (!grows(tensor)) return {};
    return Formula<unit::Entry>{Expression::constant(1)};
  };
  Formula<unit::Element> elements;
  for (const SameSize& group : counted(kind, growing)) {
    const Tensor& tensor = *group.tensor;
    const Formula<unit::Element> row{formula_of(tensor.width).is};
    const Formula<unit::Element> one =
        times(formula_of(tensor.copies).is, times(formula_of(tensor.rows).is, row));
    elements = elements + times(Expression::constant(group.count),
                                times(entries_of_period(tensor, tokens).is, one));
  }
  return elements;
}

Formula<unit::Entry> every_so_many(const Growth& growth, const Formula<unit::Token>& tokens) {
  const Formula<unit::Token> counted =
      growth.skipped.amount == Tokens() ? tokens : tokens - formula_of(growth.skipped);
  if (growth.tokens_per_entry.amount.count() == 1) return {counted.is};
  return quotient<unit::Entry>(counted, formula_of(growth.tokens_per_entry), growth.rounding);
}

/// The layers of each stage by kind.
std::vector<std::vector<UInt128>> layers_of_stages(const Attention& attention) {
  const UInt128 stages = attention.deployment.pipeline_parallel.amount.count();
  const UInt128 layers = layer_count(attention).amount().count();
  std::vector<LayerRun> order = attention.order;
  if (order.empty()) order = {{0, layers}};
  std::vector<std::vector<UInt128>> all;
  auto run = order.begin();
  for (UInt128 stage = 0; stage < stages; ++stage) {
    std::vector<UInt128>& kinds = all.emplace_back(attention.layers.size());
    for (UInt128 left = layers / stages + (stage < layers % stages ? 1 : 0); left != 0;) {
      const UInt128 taken = std::min(left, run->layers);
      kinds[run->kind] += taken;
      left -= taken;
      run->layers -= taken;
      if (run->layers == 0) ++run;
    }
  }
  return all;
}

}  // namespace

Formula<unit::Layer> layer_count(const Attention& attention) {
  Formula<unit::Layer> sum;
  for (const LayerKind& kind : attention.layers) sum = std::move(sum) + formula_of(kind.layers);
  return sum;
}

Formula<unit::Layer> owning_layers(const LayerKind& kind) {
  Formula<unit::Layer> own = formula_of(kind.layers);
  if (kind.sharing.amount.count() != 0) own = own - formula_of(kind.sharing);
  if (kind.shared_by.amount.count() != 1)
    own = quotient<unit::Layer>(own, formula_of(kind.shared_by), Rounding::up);
  if (kind.loops.amount.count() != 1) own = times(formula_of(kind.loops).is, own);
  if (kind.mtp_layers.amount.count() != 0) own = own + formula_of(kind.mtp_layers);
  return own.is.operands().empty() ? own : named(of_kind("caching layers", kind), "layers", own);
}

Formula<unit::Token> kept_tokens(const Cap& cap) {
  return cap.sinks ? formula_of(*cap.sinks) + formula_of(cap.tokens) : formula_of(cap.tokens);
}

Formula<unit::Entry> entries(const Tensor& tensor, const Formula<unit::Token>& context) {
  const Growth& growth = tensor.growth;
  switch (growth.along) {
    case Growth::Along::constant:
      return {Expression::constant(1)};
    case Growth::Along::encoder:
      return {formula_of(growth.encoder).is};
    case Growth::Along::context:
      break;
  }
  return every_so_many(growth, growth.cap ? least(context, kept_tokens(*growth.cap)) : context);
}

ElementRate elements_per_token(const LayerKind& kind) {
  const UInt128 tokens = period({kind});
  return {elements_of(kind, tokens), tokens};
}

ElementRate elements_per_token(const Attention& attention) {
  ElementRate rate{.tokens = period(attention.layers)};
  for (const LayerKind& kind : attention.layers) {
    const Formula<unit::Element> own = elements_of(kind, rate.tokens);
    if (own.amount() == Elements()) continue;
    rate.elements =
        rate.elements +
        owning_layers(kind) * named(of_kind("elements in a layer", kind), "elements", own);
  }
  return rate;
}

Formula<unit::Bit> entry_bits(const Tensor& tensor, Copies copies) {
  const Formula<unit::Bit> one = copy_bits(tensor, tensor.storage);
  const bool all = copies == Copies::all && tensor.copies.amount != Heads(1);
  return named(fmt::format("bits of {} {}", all ? "all" : "a", to_text(tensor.role)), "bits",
               all ? times(formula_of(tensor.copies).is, one) : one);
}

Formula<unit::Bit> layer_bits(const Attention& attention, const LayerKind& kind,
                              const Formula<unit::Token>& context, Share share) {
  return one_layer(
      {attention, share, [&](const Tensor& tensor) { return entries(tensor, context); }}, kind);
}

Formula<unit::Bit> sequence_bits(const Attention& attention, const Formula<unit::Token>& context,
                                 Share share) {
  return all_layers(
      {attention, share, [&](const Tensor& tensor) { return entries(tensor, context); }});
}

Formula<unit::Bit> cached_bits(const Attention& attention, Share share) {
  return formula_of(attention.batch) *
         named("bits of a sequence", "bits",
               sequence_bits(attention, formula_of(attention.context.value()), share));
}

Rate bits_per_token(const Attention& attention) {
  return rate(attention, grows);
}

Rate rate_beyond(const Attention& attention, Tokens context) {
  return rate(attention, [&](const Tensor& tensor) {
    const std::optional<Cap>& cap = tensor.growth.cap;
    return grows(tensor) && (!cap || context < kept_tokens(*cap).amount());
  });
}

Rate slope(const Attention& attention) {
  return rate(attention, [](const Tensor& tensor) { return grows(tensor) && !tensor.growth.cap; });
}

Formula<unit::Bit> state_bits(const Attention& attention) {
  return all_layers(
      {attention, Share::whole, [](const Tensor& tensor) -> std::optional<Formula<unit::Entry>> {
         if (tensor.growth.along != Growth::Along::constant) return {};
         return Formula<unit::Entry>{Expression::constant(1)};
       }});
}

Formula<unit::Bit> full_window_bits(const Attention& attention) {
  Formula<unit::Bit> bits = all_layers(
      {attention, Share::whole, [](const Tensor& tensor) -> std::optional<Formula<unit::Entry>> {
         const Growth& growth = tensor.growth;
         if (growth.along == Growth::Along::encoder)
           return Formula<unit::Entry>{formula_of(growth.encoder).is};
         if (!growth.cap || growth.along == Growth::Along::constant) return {};
         return every_so_many(growth, kept_tokens(*growth.cap));
       }});
  // A window's residual is inside the sum above; elsewhere the newest tokens' surplus is added.
  const Sum whole{attention, Share::whole, {}};
  for (const LayerKind& kind : attention.layers)
    for (const Block& block : kind.blocks)
      for (const Tensor& tensor : block.tensors)
        if (tensor.cached() && tensor.residual && grows(tensor) && !tensor.growth.cap)
          bits = bits +
                 owning_layers(kind) * times(formula_of(tensor.residual->tokens).is,
                                             entry_bits(whole, tensor, tensor.residual->storage) -
                                                 entry_bits(whole, tensor, tensor.storage));
  return bits;
}

std::vector<Formula<unit::Bit>> stage_bits(const Attention& attention) {
  std::vector<Formula<unit::Bit>> stages;
  for (const std::vector<UInt128>& layers : layers_of_stages(attention)) {
    Formula<unit::Bit> bits;
    for (std::size_t i = 0; i < layers.size(); ++i)
      bits = bits + formula_of(Layers(layers[i])) *
                        layer_bits(attention, attention.layers[i],
                                   formula_of(attention.context.value()), Share::rank);
    stages.push_back(formula_of(attention.batch) * bits);
  }
  return stages;
}

}  // namespace attnfig
