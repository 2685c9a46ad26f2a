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
constexpr Wide most_period = Wide{1} << 64;

/// The fewest tokens after which every growing tensor has grown by whole entries.
Wide period(const std::vector<LayerKind>& kinds) {
  Wide tokens = 1;
  for (const LayerKind& kind : kinds)
    for (const Block& block : kind.blocks)
      for (const Tensor& tensor : block.tensors)
        if (tensor.cached() && grows(tensor)) {
          const Wide every = tensor.growth.every.amount.count();
          Wide a = tokens;
          for (Wide b = every; b != 0;) a = std::exchange(b, a % b);
          if (__builtin_mul_overflow(tokens / a, every, &tokens) || most_period < tokens)
            throw std::overflow_error("period");
        }
  return tokens;
}

Term<unit::Entry> entries_of_period(const Tensor& tensor, Wide tokens) {
  return {Expression::constant(tokens / tensor.growth.every.amount.count())};
}

/// Tokens that wait to be quantised count in their final format.
Rate rate(Attention attention, bool (*counts)(const Tensor&)) {
  const Wide tokens = period(attention.layers);
  for (LayerKind& kind : attention.layers)
    for (Block& block : kind.blocks)
      for (Tensor& tensor : block.tensors) tensor.residual.reset();
  const Sum sum{attention, Share::whole,
                [&](const Tensor& tensor) -> std::optional<Term<unit::Entry>> {
                  if (!counts(tensor)) return {};
                  return entries_of_period(tensor, tokens);
                }};
  return {all_layers(sum), tokens};
}

/// Elements that so many tokens, a whole number of entries, add to one layer.
Term<unit::Element> elements_of(const LayerKind& kind, Wide tokens) {
  const auto growing = [](const Tensor& tensor) -> std::optional<Term<unit::Entry>> {
    if (!grows(tensor)) return {};
    return Term<unit::Entry>{Expression::constant(1)};
  };
  Term<unit::Element> elements;
  for (const SameSize& alike : counted(kind, growing)) {
    const Tensor& tensor = *alike.tensor;
    const Term<unit::Element> row{term(tensor.width).is};
    const Term<unit::Element> one = times(term(tensor.copies).is, times(term(tensor.rows).is, row));
    elements = elements + times(Expression::constant(alike.count),
                                times(entries_of_period(tensor, tokens).is, one));
  }
  return elements;
}

Term<unit::Entry> every_so_many(const Growth& growth, const Term<unit::Token>& tokens) {
  const Term<unit::Token> counted =
      growth.lead.amount == Tokens() ? tokens : tokens - term(growth.lead);
  if (growth.every.amount.count() == 1) return {counted.is};
  return quotient<unit::Entry>(counted, term(growth.every), growth.rounding);
}

/// The layers of each stage by kind.
std::vector<std::vector<Wide>> layers_of_stages(const Attention& attention) {
  const Wide stages = attention.deployment.pipeline_parallel.amount.count();
  const Wide layers = layer_count(attention).amount().count();
  std::vector<LayerRun> order = attention.order;
  if (order.empty()) order = {{0, layers}};
  std::vector<std::vector<Wide>> all;
  auto run = order.begin();
  for (Wide stage = 0; stage < stages; ++stage) {
    std::vector<Wide>& kinds = all.emplace_back(attention.layers.size());
    for (Wide left = layers / stages + (stage < layers % stages ? 1 : 0); left != 0;) {
      const Wide taken = std::min(left, run->layers);
      kinds[run->kind] += taken;
      left -= taken;
      run->layers -= taken;
      if (run->layers == 0) ++run;
    }
  }
  return all;
}

}  // namespace

Term<unit::Layer> layer_count(const Attention& attention) {
  Term<unit::Layer> sum;
  for (const LayerKind& kind : attention.layers) sum = std::move(sum) + term(kind.repeats);
  return sum;
}

Term<unit::Layer> owning_layers(const LayerKind& kind) {
  Term<unit::Layer> own = term(kind.repeats);
  if (kind.borrowing.amount.count() != 0) own = own - term(kind.borrowing);
  if (kind.shared_by.amount.count() != 1)
    own = quotient<unit::Layer>(own, term(kind.shared_by), Rounding::up);
  if (kind.passes.amount.count() != 1) own = times(term(kind.passes).is, own);
  if (kind.draft.amount.count() != 0) own = own + term(kind.draft);
  return own.is.operands().empty() ? own : named(of_kind("caching layers", kind), "layers", own);
}

Term<unit::Token> kept_tokens(const Cap& cap) {
  return cap.sinks ? term(*cap.sinks) + term(cap.tokens) : term(cap.tokens);
}

Term<unit::Entry> entries(const Tensor& tensor, const Term<unit::Token>& context) {
  const Growth& growth = tensor.growth;
  switch (growth.along) {
    case Growth::Along::nothing:
      return {Expression::constant(1)};
    case Growth::Along::encoder:
      return {term(growth.encoder).is};
    case Growth::Along::context:
      break;
  }
  return every_so_many(growth, growth.cap ? least(context, kept_tokens(*growth.cap)) : context);
}

ElementRate elements_per_token(const LayerKind& kind) {
  const Wide tokens = period({kind});
  return {elements_of(kind, tokens), tokens};
}

ElementRate elements_per_token(const Attention& attention) {
  ElementRate rate{.tokens = period(attention.layers)};
  for (const LayerKind& kind : attention.layers) {
    const Term<unit::Element> own = elements_of(kind, rate.tokens);
    if (own.amount() == Elements()) continue;
    rate.elements =
        rate.elements +
        owning_layers(kind) * named(of_kind("elements in a layer", kind), "elements", own);
  }
  return rate;
}

Term<unit::Bit> entry_bits(const Tensor& tensor, Copies copies) {
  const Term<unit::Bit> one = copy_bits(tensor, tensor.storage);
  const bool all = copies == Copies::all && tensor.copies.amount != Heads(1);
  return named(fmt::format("bits of {} {}", all ? "all" : "a", to_text(tensor.role)), "bits",
               all ? times(term(tensor.copies).is, one) : one);
}

Term<unit::Bit> layer_bits(const Attention& attention, const LayerKind& kind,
                           const Term<unit::Token>& context, Share share) {
  return one_layer(
      {attention, share, [&](const Tensor& tensor) { return entries(tensor, context); }}, kind);
}

Term<unit::Bit> sequence_bits(const Attention& attention, const Term<unit::Token>& context,
                              Share share) {
  return all_layers(
      {attention, share, [&](const Tensor& tensor) { return entries(tensor, context); }});
}

Term<unit::Bit> cached_bits(const Attention& attention, Share share) {
  return term(attention.batch) *
         named("bits of a sequence", "bits",
               sequence_bits(attention, term(attention.context.value()), share));
}

Rate bits_per_token(const Attention& attention) {
  return rate(attention, grows);
}

Rate slope(const Attention& attention) {
  return rate(attention, [](const Tensor& tensor) { return grows(tensor) && !tensor.growth.cap; });
}

Term<unit::Bit> state_bits(const Attention& attention) {
  return all_layers(
      {attention, Share::whole, [](const Tensor& tensor) -> std::optional<Term<unit::Entry>> {
         if (tensor.growth.along != Growth::Along::nothing) return {};
         return Term<unit::Entry>{Expression::constant(1)};
       }});
}

Term<unit::Bit> full_window_bits(const Attention& attention) {
  Term<unit::Bit> bits = all_layers(
      {attention, Share::whole, [](const Tensor& tensor) -> std::optional<Term<unit::Entry>> {
         const Growth& growth = tensor.growth;
         if (growth.along == Growth::Along::encoder)
           return Term<unit::Entry>{term(growth.encoder).is};
         if (!growth.cap || growth.along == Growth::Along::nothing) return {};
         return every_so_many(growth, kept_tokens(*growth.cap));
       }});
  // A window's residual is inside the sum above; elsewhere the newest tokens' surplus is added.
  const Sum whole{attention, Share::whole, {}};
  for (const LayerKind& kind : attention.layers)
    for (const Block& block : kind.blocks)
      for (const Tensor& tensor : block.tensors)
        if (tensor.cached() && tensor.residual && grows(tensor) && !tensor.growth.cap)
          bits = bits +
                 owning_layers(kind) * times(term(tensor.residual->tokens).is,
                                             entry_bits(whole, tensor, tensor.residual->storage) -
                                                 entry_bits(whole, tensor, tensor.storage));
  return bits;
}

std::vector<Term<unit::Bit>> stage_bits(const Attention& attention) {
  std::vector<Term<unit::Bit>> stages;
  for (const std::vector<Wide>& layers : layers_of_stages(attention)) {
    Term<unit::Bit> bits;
    for (std::size_t i = 0; i < layers.size(); ++i)
      bits =
          bits + term(Layers(layers[i])) * layer_bits(attention, attention.layers[i],
                                                      term(attention.context.value()), Share::rank);
    stages.push_back(term(attention.batch) * bits);
  }
  return stages;
}

}  // namespace attnfig
