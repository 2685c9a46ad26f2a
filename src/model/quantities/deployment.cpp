#include "model/quantities/deployment.h"

#include "model/engines.h"
#include "model/growth.h"
#include "model/number_text.h"
#include "model/quantities/answers.h"

namespace attnfig::quantity {
namespace {

/// The reservation of each engine, in bits and in its own units.
std::vector<Quantity> of_engine(const Engine& engine) {
  const std::string bits = fmt::format("reserve.{}", engine.name);
  const std::string units = fmt::format("{}_{}", bits, engine.units);
  return {
      {.name = bits,
       .about = fmt::format("memory that {} reserves for the batch on one rank", engine.label),
       .rule = [&engine, bits](
                   const Attention& layout,
                   const Attention*) { return memory(bits, engine.reserve(layout).bits); },
       .citation = engine.citation,
       .needs = {.context = true},
       .summable = true,
       .family = "reserve",
       .engine = engine.label},
      {.name = units,
       .about = fmt::format("{} that {} reserves", engine.units_about, engine.label),
       .rule = [&engine, units](const Attention& layout, const Attention*) -> Answer {
         const Formula<unit::Entry> count = engine.reserve(layout).units;
         return {Count{count.amount().count()}, {}, {named(units, engine.units, count).is}};
       },
       .citation = engine.citation,
       .needs = {.context = true},
       .family = engine.units,
       .engine = engine.label},
  };
}

/// The memory of one device beyond its part of the weights, or why that is not known.
struct Room {
  Formula<unit::Bit> bits = {};
  std::string refusal = {};
};

enum class Weights { needed, counted_if_stated };

Room room_for_caches(const Attention& layout, Weights counted) {
  const Deployment& deployment = layout.deployment;
  if (!deployment.memory) return {.refusal = fmt::format("{} states no memory", layout.name)};
  if (!deployment.weights && counted == Weights::needed)
    return {.refusal = fmt::format("{} states no weights", layout.name)};
  if (deployment.pipeline_parallel.amount.count() != 1)
    return {.refusal = "what fits is known without pipeline stages only"};
  if (!deployment.weights) return {formula_of(*deployment.memory)};
  const Formula<unit::Bit> weights = quotient<unit::Bit>(
      formula_of(*deployment.weights), formula_of(deployment.tensor_parallel), Rounding::up);
  return {named("room beside the weights", "bits", formula_of(*deployment.memory) - weights)};
}

Answer memory_of_device(const Attention& layout) {
  if (!layout.deployment.memory) return refusal(fmt::format("{} states no memory", layout.name));
  const Formula<unit::Bit> bits = formula_of(*layout.deployment.memory);
  return {Memory{bits.amount()}, {}, {bits.is}};
}

Answer room_of(const Attention& layout) {
  const Room room = room_for_caches(layout, Weights::needed);
  if (!room.refusal.empty()) return refusal(room.refusal);
  return {Memory{room.bits.amount()}, {}, {room.bits.is}};
}

Answer requests(const Attention& layout) {
  const Room room = room_for_caches(layout, Weights::needed);
  if (!room.refusal.empty()) return refusal(room.refusal);
  const Formula<unit::Bit> sequence =
      named("bits of a sequence", "bits",
            sequence_bits(layout, formula_of(*layout.context), Share::rank));
  if (sequence.amount() == Bits()) return refusal("nothing is cached, so any number fits");
  const Formula<unit::Sequence> count =
      quotient<unit::Sequence>(room.bits, sequence, Rounding::down);
  return {Count{count.amount().count()}, {}, {named("fit.requests", "requests", count).is}};
}

/// The longest context at which the batch fits into a room.
Answer context_in(const Attention& layout, const Room& room) {
  if (!room.refusal.empty()) return refusal(room.refusal);
  const Capacity most = capacity(layout, room.bits.amount(), Share::rank);
  switch (most.kind) {
    case Capacity::Kind::never_fits:
      return refusal(fmt::format("not even one token of {} fits", layout.name));
    case Capacity::Kind::never_full:
      return refusal("the cache does not fill the memory at any context");
    case Capacity::Kind::tokens:
      break;
  }
  const UInt128 tokens = most.tokens.count();
  const Formula<unit::Token> context{
      Expression::input("tokens", tokens, {Origin::Kind::computation})};
  return {Count{tokens},
          {},
          {room.bits.is, named(fmt::format("bits of {} tokens", grouped(tokens)), "bits",
                               batch_bits(layout, context, Share::rank))
                             .is}};
}

Answer tokens_that_fit(const Attention& layout) {
  return context_in(layout, room_for_caches(layout, Weights::needed));
}

Answer context_that_fits(const Attention& layout) {
  return context_in(layout, room_for_caches(layout, Weights::counted_if_stated));
}

Answer read_time(const Attention& layout) {
  if (!layout.deployment.bandwidth)
    return refusal(fmt::format("{} states no bandwidth", layout.name));
  const Formula<unit::Bit> bits = cached_bits(layout, Share::rank);
  const UInt128 bandwidth = layout.deployment.bandwidth->amount.count();
  return {Duration{bits.amount().count(), bandwidth},
          {},
          {named("cache.rank", "bits", bits).is, formula_of(*layout.deployment.bandwidth).is},
          {"cache.rank / bandwidth",
           fmt::format("{} / {}", grouped(bits.amount().count()), grouped(bandwidth))}};
}

}  // namespace

std::vector<Quantity> of_deployment() {
  std::vector<Quantity> all;
  for (const Engine& engine : engines())
    for (Quantity& quantity : of_engine(engine)) all.push_back(std::move(quantity));
  all.push_back(
      {.name = "fit.memory", .about = "the memory of one device", .rule = rule(memory_of_device)});
  all.push_back({.name = "fit.room",
                 .about = "the memory of one device beside its part of the weights",
                 .rule = rule(room_of),
                 .citation = "memory − ceil(weights / tensor_parallel)"});
  all.push_back({.name = "fit.context",
                 .about = "the largest context at which the batch fits into one device, beside the "
                          "weights where these are stated",
                 .rule = rule(context_that_fits),
                 .unit = "tokens",
                 .citation = "batch × bits of a sequence ≤ memory − ceil(weights / "
                             "tensor_parallel)"});
  all.push_back(
      {.name = "fit.tokens",
       .about = "the largest context at which the batch fits beside the weights",
       .rule = rule(tokens_that_fit),
       .citation = "batch × bits of a sequence ≤ memory − ceil(weights / tensor_parallel)"});
  all.push_back(
      {.name = "fit.requests",
       .about = "sequences of the context that fit beside the weights",
       .rule = rule(requests),
       .citation = "floor((memory − ceil(weights / tensor_parallel)) / bits of a sequence)",
       .needs = {.context = true}});
  all.push_back({.name = "read.time",
                 .about = "the time to read the cache of one rank once, as each decoded token does",
                 .rule = rule(read_time),
                 .citation = "cache.rank / bandwidth",
                 .needs = {.context = true}});
  return all;
}

}  // namespace attnfig::quantity
