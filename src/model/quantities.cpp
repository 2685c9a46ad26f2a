#include "model/quantities.h"

#include "model/cache.h"
#include "model/engines.h"
#include "model/number_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

namespace attnfig {
namespace {

/// What a number of each kind of layer is about, where all kinds that have one must agree.
template <class Read>
Answer of_layers(const Attention& attention, std::string_view what, Read read) {
  std::optional<Expression> found;
  for (const LayerKind& kind : attention.layers)
    for (const Block& block : kind.blocks) {
      const std::optional<Expression> own = read(block);
      if (!own) continue;
      if (found && found->value() != own->value())
        return {{}, fmt::format("the layers of {} differ in {}", attention.name, what)};
      if (!found) found = own;
    }
  if (!found) return {{}, fmt::format("{} has no {}", attention.name, what)};
  return {Count{found->value()}, {}, {*found}};
}

template <class Read>
Answer of_tensor(const Attention& attention, Role role, std::string_view what, Read read) {
  return of_layers(attention, what, [&](const Block& block) -> std::optional<Expression> {
    const Tensor* tensor = block.find(role);
    if (tensor == nullptr) return {};
    return read(*tensor);
  });
}

Expression width_of(const Tensor& tensor) {
  return term(tensor.width).is;
}

Answer label(const Attention& attention, const Attention*) {
  return {Phrase{attention.label}};
}

Answer q_heads(const Attention& attention, const Attention*) {
  return of_layers(attention, "query heads", [](const Block& block) {
    return std::optional<Expression>(term(block.q_heads).is);
  });
}

Answer kv_heads(const Attention& attention, const Attention*) {
  const Answer answer =
      of_layers(attention, "kv_heads", [](const Block& block) -> std::optional<Expression> {
        for (const Role role : {Role::key, Role::key_value})
          if (const Tensor* tensor = block.find(role); tensor != nullptr && tensor->cached())
            return term(tensor->copies).is;
        return {};
      });
  if (answer.refusal.ends_with("has no kv_heads"))
    return {{}, fmt::format("{} caches no keys, so it has no kv_heads", attention.name)};
  return answer;
}

Answer group_size(const Attention& attention, const Attention*) {
  return of_tensor(attention, Role::key, "keys",
                   [](const Tensor& key) { return Expression::constant(key.readers.count()); });
}

Answer head_dim(const Attention& attention, const Attention*) {
  return of_tensor(attention, Role::key, "keys", width_of);
}

Answer v_head_dim(const Attention& attention, const Attention*) {
  return of_tensor(attention, Role::value, "values", width_of);
}

Expression rows_of(const Tensor& tensor) {
  return term(tensor.rows).is;
}

Answer latents(const Attention& attention, const Attention*) {
  return of_tensor(attention, Role::latent, "latent",
                   [](const Tensor& latent) { return term(latent.copies).is; });
}

Answer latent_dim(const Attention& attention, const Attention*) {
  return of_tensor(attention, Role::latent, "latent", width_of);
}

Answer rope_dim(const Attention& attention, const Attention*) {
  return of_tensor(attention, Role::rope_key, "rope key", width_of);
}

/// "2 × 256": several latents of one width, or "512": one.
Answer latent_size(const Attention& attention, const Attention* none) {
  const Answer copies = latents(attention, none);
  const Answer width = latent_dim(attention, none);
  if (!copies.result || !width.result) return copies.result ? width : copies;
  const Wide count = std::get<Count>(*copies.result).value;
  const std::string size = grouped(std::get<Count>(*width.result).value);
  return {Phrase{count == 1 ? size : fmt::format("{} × {}", grouped(count), size)}};
}

Answer lone_latent(const Attention& attention, const Attention* none) {
  if (rope_dim(attention, none).result)
    return {{}, fmt::format("{} has a rope key beside its latent", attention.name)};
  return latent_size(attention, none);
}

/// A vector that is key and value, where it is cached.
template <class Read>
Answer of_tied(const Attention& attention, Read read) {
  return of_layers(attention, "tied vectors", [&](const Block& block) -> std::optional<Expression> {
    const Tensor* tied = block.find(Role::key_value);
    if (tied == nullptr || !tied->cached()) return {};
    return read(*tied);
  });
}

Answer tied_heads(const Attention& attention, const Attention*) {
  return of_tied(attention, [](const Tensor& tied) { return term(tied.copies).is; });
}

Answer tied_dim(const Attention& attention, const Attention*) {
  return of_tied(attention, width_of);
}

Answer tied_group(const Attention& attention, const Attention*) {
  return of_tied(attention,
                 [](const Tensor& tied) { return Expression::constant(tied.readers.count()); });
}

Answer k_rank(const Attention& attention, const Attention*) {
  return of_tensor(attention, Role::key_factor, "key factors", rows_of);
}

Answer v_rank(const Attention& attention, const Attention*) {
  return of_tensor(attention, Role::value_factor, "value factors", rows_of);
}

/// Nothing that a block caches grows with the context.
bool is_recurrent(const Block& block) {
  return std::all_of(block.tensors.begin(), block.tensors.end(), [](const Tensor& tensor) {
    return tensor.growth.along == Growth::Along::nothing;
  });
}

/// What a number of the first state of recurrent layers is.
template <class Read>
Answer of_state(const Attention& attention, Read read) {
  return of_layers(attention, "recurrent state",
                   [&](const Block& block) -> std::optional<Expression> {
                     const Tensor* state = block.find(Role::state);
                     if (state == nullptr || !is_recurrent(block)) return {};
                     return read(*state);
                   });
}

/// A vector is not a matrix of one row.
Answer state_rows(const Attention& attention, const Attention*) {
  return of_state(attention, [](const Tensor& state) -> std::optional<Expression> {
    if (state.rows.amount.count() == 1) return {};
    return rows_of(state);
  });
}

Answer state_dim(const Attention& attention, const Attention*) {
  return of_state(attention,
                  [](const Tensor& state) { return std::optional<Expression>(width_of(state)); });
}

/// Heads of recurrent layers that are one element wide.
Answer channels(const Attention& attention, const Attention*) {
  return of_layers(attention, "channels", [](const Block& block) -> std::optional<Expression> {
    if (!is_recurrent(block)) return {};
    const Tensor* state = block.find(Role::state);
    const Tensor* inputs = block.find(Role::convolution);
    const bool one = state != nullptr    ? state->rows.amount.count() == 1
                     : inputs != nullptr ? inputs->width.amount.count() == 1
                                         : false;
    if (!one) return {};
    return term(block.q_heads).is;
  });
}

/// Of layers that keep nothing else.
Answer conv_inputs(const Attention& attention, const Attention*) {
  return of_layers(attention, "convolution", [](const Block& block) -> std::optional<Expression> {
    const Tensor* inputs = block.find(Role::convolution);
    if (inputs == nullptr || !is_recurrent(block) || block.find(Role::state) != nullptr) return {};
    return rows_of(*inputs);
  });
}

Answer encoder(const Attention& attention, const Attention*) {
  return of_layers(attention, "encoder", [](const Block& block) -> std::optional<Expression> {
    for (const Tensor& tensor : block.tensors)
      if (tensor.growth.along == Growth::Along::encoder) return term(tensor.growth.encoder).is;
    return {};
  });
}

bool has_kinds(const Attention& attention) {
  return 1 < attention.layers.size() || attention.layers.front().blocks.empty();
}

Answer kinds(const Attention& attention, const Attention*) {
  if (!has_kinds(attention))
    return {{}, fmt::format("the layers of {} are of one kind", attention.name)};
  return {Count{attention.layers.size()}};
}

/// "52 local + 10 global".
Answer layer_kinds(const Attention& attention, const Attention*) {
  if (!has_kinds(attention))
    return {{}, fmt::format("the layers of {} are of one kind", attention.name)};
  std::string text;
  for (const LayerKind& kind : attention.layers)
    text += fmt::format("{}{} {}", text.empty() ? "" : " + ", grouped(kind.repeats.amount.count()),
                        kind.name);
  return {Phrase{text}};
}

Answer window(const Attention& attention, const Attention*) {
  return of_layers(attention, "window", [](const Block& block) -> std::optional<Expression> {
    for (const Tensor& tensor : block.tensors)
      if (tensor.growth.cap) return term(tensor.growth.cap->tokens).is;
    return {};
  });
}

Answer layers(const Attention& attention, const Attention*) {
  const Expression count = layer_count(attention).is;
  return {Count{count.value()}, {}, {count}};
}

Answer context(const Attention& attention, const Attention*) {
  if (!attention.context) return {{}, fmt::format("{} states no context", attention.name)};
  return {Count{attention.context->amount.count()}, {}, {term(*attention.context).is}};
}

Answer batch(const Attention& attention, const Attention*) {
  return {Count{attention.batch.amount.count()}, {}, {term(attention.batch).is}};
}

/// The format of everything that is cached.
Answer dtype(const Attention& attention, const Attention*) {
  std::string_view format;
  for (const LayerKind& kind : attention.layers)
    for (const Block& block : kind.blocks)
      for (const Tensor& tensor : block.tensors) {
        // A convolution that sees the current token alone keeps nothing.
        if (!tensor.cached() || tensor.rows.amount.count() == 0) continue;
        if (!format.empty() && format != tensor.storage.label)
          return {{},
                  fmt::format("{} is cached in more than one format: {} and {}", attention.name,
                              format, tensor.storage.label)};
        format = tensor.storage.label;
      }
  if (format.empty()) return {{}, fmt::format("{} caches nothing", attention.name)};
  return {Phrase{std::string(format)}};
}

/// The name of a rate that is counted for so many tokens: "cache.token × 4".
std::string per_period(const std::string& name, Wide tokens) {
  return tokens == 1 ? name : fmt::format("{} × {}", name, grouped(tokens));
}

Answer elements(const Attention& attention, const Attention*) {
  if (attention.layers.size() != 1)
    return {
        {},
        fmt::format("the layers of {} differ, so it has no one number a layer", attention.name)};
  const ElementRate rate = elements_per_token(attention.layers.front());
  return {Derivation{rate.elements.is, rate.tokens},
          {},
          {named(per_period("elements per token and layer", rate.tokens), "elements", rate.elements)
               .is}};
}

Answer token_elements(const Attention& attention, const Attention*) {
  const ElementRate rate = elements_per_token(attention);
  return {Derivation{rate.elements.is, rate.tokens},
          {},
          {named(per_period("elements per token", rate.tokens), "elements", rate.elements).is}};
}

Answer memory(const std::string& name, const Term<unit::Bit>& bits) {
  return {Memory{bits.amount()}, {}, {named(name, "bits", bits).is}};
}

Answer memory(const std::string& name, const Rate& rate) {
  return {Memory{rate.bits.amount(), rate.tokens},
          {},
          {named(per_period(name, rate.tokens), "bits", rate.bits).is}};
}

/// Refuses what needs a context where none is stated.
template <class Make>
Answer at_context(const Attention& attention, std::string_view quantity, Make make) {
  if (!attention.context)
    return {{}, fmt::format("{} states no context, which {} needs", attention.name, quantity)};
  return make();
}

Answer per_token(const Attention& attention, const Attention*) {
  return memory("cache.token", bits_per_token(attention));
}

Answer long_context(const Attention& attention, const Attention*) {
  return memory("cache.slope", slope(attention));
}

Answer state(const Attention& attention, const Attention*) {
  return memory("cache.state", state_bits(attention));
}

Answer constant(const Attention& attention, const Attention* none) {
  for (const LayerKind& kind : attention.layers)
    for (const Block& block : kind.blocks)
      if (!is_recurrent(block))
        return {{}, fmt::format("the cache of {} is not a constant state", attention.name)};
  return state(attention, none);
}

Answer windows(const Attention& attention, const Attention*) {
  return memory("cache.windows", full_window_bits(attention));
}

Answer layer(const Attention& attention, const Attention*) {
  if (attention.layers.size() != 1)
    return {
        {},
        fmt::format("the layers of {} differ, so it has no one number a layer", attention.name)};
  return at_context(attention, "cache.layer", [&] {
    return memory("cache.layer", layer_bits(attention, attention.layers.front(),
                                            term(*attention.context), Share::whole));
  });
}

Answer sequence(const Attention& attention, const Attention*) {
  return at_context(attention, "cache.sequence", [&] {
    return memory("cache.sequence",
                  sequence_bits(attention, term(*attention.context), Share::whole));
  });
}

Answer total(const Attention& attention, const Attention*) {
  return at_context(attention, "cache.total",
                    [&] { return memory("cache.total", cached_bits(attention, Share::whole)); });
}

Answer rank(const Attention& attention, const Attention*) {
  return at_context(attention, "cache.rank",
                    [&] { return memory("cache.rank", cached_bits(attention, Share::rank)); });
}

Answer stage(const Attention& attention, const Attention*) {
  return at_context(attention, "cache.stage", [&]() -> Answer {
    for (const LayerKind& kind : attention.layers)
      if (kind.shared_by.amount.count() != 1 || kind.borrowing.amount.count() != 0 ||
          kind.draft.amount.count() != 0 || kind.passes.amount.count() != 1)
        return {{},
                fmt::format("{} has layers that share, repeat or draft, so its stages are not "
                            "known",
                            attention.name)};
    if (layer_count(attention).amount().count() <
        attention.deployment.pipeline_parallel.amount.count())
      return {{}, fmt::format("{} has more stages than layers", attention.name)};
    const std::vector<Term<unit::Bit>> stages = stage_bits(attention);
    const auto most =
        std::max_element(stages.begin(), stages.end(),
                         [](const auto& a, const auto& b) { return a.amount() < b.amount(); });
    return memory("cache.stage", *most);
  });
}

template <std::size_t Index>
Answer reserved(const Attention& attention, const Attention*) {
  const Engine& engine = engines()[Index];
  return at_context(attention, fmt::format("reserve.{}", engine.name), [&] {
    return memory(fmt::format("reserve.{}", engine.name), engine.reserve(attention).bits);
  });
}

template <std::size_t Index>
Answer units(const Attention& attention, const Attention*) {
  const Engine& engine = engines()[Index];
  const std::string name = fmt::format("reserve.{}_{}", engine.name, engine.units);
  return at_context(attention, name, [&]() -> Answer {
    const Term<unit::Entry> count = engine.reserve(attention).units;
    return {Count{count.amount().count()}, {}, {named(name, engine.units, count).is}};
  });
}

/// What one device has left beside its part of the weights, or why that is not known.
struct Room {
  Term<unit::Bit> bits = {};
  std::string refusal = {};
};

Room room_beside_weights(const Attention& attention) {
  const Deployment& deployment = attention.deployment;
  if (!deployment.memory || !deployment.weights)
    return {.refusal = fmt::format("{} states no {}", attention.name,
                                   deployment.memory ? "weights" : "memory")};
  if (deployment.pipeline_parallel.amount.count() != 1)
    return {.refusal = "what fits is known without pipeline stages only"};
  const Term<unit::Bit> weights = quotient<unit::Bit>(
      term(*deployment.weights), term(deployment.tensor_parallel), Rounding::up);
  return {named("room beside the weights", "bits", term(*deployment.memory) - weights)};
}

Answer requests(const Attention& attention, const Attention*) {
  return at_context(attention, "fit.requests", [&]() -> Answer {
    const Room room = room_beside_weights(attention);
    if (!room.refusal.empty()) return {{}, room.refusal};
    const Term<unit::Bit> sequence =
        named("bits of a sequence", "bits",
              sequence_bits(attention, term(*attention.context), Share::rank));
    if (sequence.amount() == Bits()) return {{}, "nothing is cached, so any number fits"};
    const Term<unit::Sequence> count =
        quotient<unit::Sequence>(room.bits, sequence, Rounding::down);
    return {Count{count.amount().count()}, {}, {named("fit.requests", "requests", count).is}};
  });
}

constexpr Wide most_tokens = Wide{1} << 40;

/// The largest context at which the batch still fits: sizes never shrink, so halving finds it.
Answer tokens_that_fit(const Attention& attention, const Attention*) {
  const Room room = room_beside_weights(attention);
  if (!room.refusal.empty()) return {{}, room.refusal};
  const auto need = [&](Wide tokens) {
    const Term<unit::Token> context{
        Expression::given("tokens", tokens, {Origin::Kind::computation})};
    return term(attention.batch) * sequence_bits(attention, context, Share::rank);
  };
  const auto fits = [&](Wide tokens) { return !(room.bits.amount() < need(tokens).amount()); };
  if (!fits(0)) return {{}, fmt::format("not even the states of {} fit", attention.name)};
  if (fits(most_tokens)) return {{}, "the cache does not fill the memory at any context"};
  Wide low = 0;
  for (Wide high = most_tokens; 1 < high - low;) {
    const Wide middle = low + (high - low) / 2;
    (fits(middle) ? low : high) = middle;
  }
  return {
      Count{low},
      {},
      {room.bits.is, named(fmt::format("bits of {} tokens", grouped(low)), "bits", need(low)).is}};
}

Answer read_time(const Attention& attention, const Attention*) {
  return at_context(attention, "read.time", [&]() -> Answer {
    if (!attention.deployment.bandwidth)
      return {{}, fmt::format("{} states no bandwidth", attention.name)};
    const Term<unit::Bit> bits = cached_bits(attention, Share::rank);
    const Wide bandwidth = attention.deployment.bandwidth->amount.count();
    return {Duration{bits.amount().count(), bandwidth},
            {},
            {named("cache.rank", "bits", bits).is, term(*attention.deployment.bandwidth).is},
            {"cache.rank / bandwidth",
             fmt::format("{} / {}", grouped(bits.amount().count()), grouped(bandwidth))}};
  });
}

/// What two layouts are compared by: the whole cache where both state a context, else a token's
/// part.
struct Pair {
  Wide own = 0;
  Wide base = 0;
  std::string refusal = {};
  std::vector<Expression> how = {};
};

Pair pair(const Attention& attention, const Attention& baseline) {
  if (attention.context.has_value() != baseline.context.has_value())
    return {.refusal = fmt::format("{} states a context and {} does not",
                                   attention.context ? attention.name : baseline.name,
                                   attention.context ? baseline.name : attention.name)};
  const auto step = [](const Attention& layout, const Term<unit::Bit>& bits) {
    return named(fmt::format("bits of {}", layout.name), "bits", bits).is;
  };
  if (attention.context) {
    const Term<unit::Bit> own = cached_bits(attention, Share::whole);
    const Term<unit::Bit> base = cached_bits(baseline, Share::whole);
    return {own.amount().count(),
            base.amount().count(),
            {},
            {step(attention, own), step(baseline, base)}};
  }
  const Rate own = bits_per_token(attention);
  const Rate base = bits_per_token(baseline);
  return {times(Expression::constant(base.tokens), own.bits).amount().count(),
          times(Expression::constant(own.tokens), base.bits).amount().count(),
          {},
          {step(attention, own.bits), step(baseline, base.bits)}};
}

/// The quotient of two caches, for a pattern of the baseline's {0} and the layout's own {1}.
Closing closing(std::string_view pattern, const Attention& attention, const Attention& baseline,
                const Pair& sizes) {
  return {
      fmt::format(fmt::runtime(pattern), "bits of " + baseline.name, "bits of " + attention.name),
      fmt::format(fmt::runtime(pattern), grouped(sizes.base), grouped(sizes.own))};
}

/// Why there is nothing to say of a cache that is not smaller than its baseline's, or no text.
std::string not_smaller(const Attention& attention, const Attention& baseline, const Pair& sizes) {
  if (!sizes.refusal.empty()) return sizes.refusal;
  if (sizes.own == 0) return fmt::format("{} caches nothing", attention.name);
  if (sizes.own < sizes.base) return {};
  return fmt::format("{} caches {} {}, so it is not smaller", attention.name,
                     sizes.own == sizes.base ? "as much as" : "more than", baseline.name);
}

Answer share(const Attention& attention, const Attention* baseline) {
  const Pair sizes = pair(attention, *baseline);
  if (!sizes.refusal.empty()) return {{}, sizes.refusal};
  if (sizes.base == 0) return {{}, fmt::format("{} caches nothing", baseline->name)};
  return {Saving{sizes.own, sizes.base},
          {},
          sizes.how,
          closing("{1} / {0}", attention, *baseline, sizes)};
}

Answer ratio(const Attention& attention, const Attention* baseline) {
  const Pair sizes = pair(attention, *baseline);
  if (const std::string why = not_smaller(attention, *baseline, sizes); !why.empty())
    return {{}, why};
  return {Ratio{sizes.base, sizes.own},
          {},
          sizes.how,
          closing("{0} / {1}", attention, *baseline, sizes)};
}

Answer saving(const Attention& attention, const Attention* baseline) {
  const Pair sizes = pair(attention, *baseline);
  if (const std::string why = not_smaller(attention, *baseline, sizes); !why.empty())
    return {{}, why};
  return {Saving{sizes.base - sizes.own, sizes.base},
          {},
          sizes.how,
          closing("1 − {1} / {0}", attention, *baseline, sizes)};
}

constexpr Baseline none = Baseline::none;
constexpr std::string_view sum_of_tensors =
    "Σ over cached tensors of entries × copies × width × bits";
constexpr std::string_view sharded =
    "a rank holds ceil(copies / tensor_parallel) copies of a tensor: vLLM "
    "v1/kv_cache_interface.py, TensorRT-LLM resource_manager.py";

const Quantity all[] = {
    {"name", none, "what readers call the layout: its label, else its variant's", {}, {}, label},
    {"q_heads", none, "query heads of a layer", {}, {}, q_heads},
    {"kv_heads", none, "key and value heads that a layer caches", {}, {}, kv_heads},
    {"group_size", none, "query heads that share one key head", {}, {}, group_size},
    {"head_dim", none, "elements of one key head", "elements", {}, head_dim},
    {"v_head_dim", none, "elements of one value head", "elements", {}, v_head_dim},
    {"latent_dim",
     none,
     "elements of the latent that keys and values are re-made from",
     "elements",
     {},
     latent_dim},
    {"rope_dim", none, "elements of the decoupled rope key", "elements", {}, rope_dim},
    {"latents", none, "latents of a layer", {}, {}, latents},
    {"latent_size", none, "the size of the latents: 512, or 2 × 256", {}, {}, latent_size},
    {"lone_latent",
     none,
     "the size of the latents where no rope key stands beside them",
     {},
     {},
     lone_latent},
    {"tied_heads", none, "vectors of a layer that are key and value", {}, {}, tied_heads},
    {"tied_dim", none, "elements of a vector that is key and value", "elements", {}, tied_dim},
    {"tied_group",
     none,
     "query heads that read each vector that is key and value",
     {},
     {},
     tied_group},
    {"k_rank", none, "outer products that keys are the sum of", {}, {}, k_rank},
    {"v_rank", none, "outer products that values are the sum of", {}, {}, v_rank},
    {"state_rows", none, "rows of the matrix that is a head's state", {}, {}, state_rows},
    {"state_dim",
     none,
     "columns of that matrix, or elements of a state that is a vector",
     "elements",
     {},
     state_dim},
    {"channels", none, "heads of recurrent layers that are one element wide", {}, {}, channels},
    {"conv_inputs",
     none,
     "inputs that a layer of a short convolution alone keeps",
     {},
     {},
     conv_inputs},
    {"encoder", none, "tokens of an encoder that layers cache", "tokens", {}, encoder},
    {"kinds", none, "kinds of layers, where there are several", {}, {}, kinds},
    {"layer_kinds",
     none,
     "layers by kind, where there are several: 52 local + 10 global",
     {},
     {},
     layer_kinds},
    {"window",
     none,
     "newest tokens that a windowed layer keeps, or tokens of a chunk",
     "tokens",
     {},
     window},
    {"layers", none, "layers of the model", {}, {}, layers},
    {"context", none, "tokens of one sequence", "tokens", {}, context},
    {"batch", none, "sequences that are cached at a time", "sequences", {}, batch},
    {"dtype", none, "the format that the cache is stored in", {}, {}, dtype},
    {"cache.elements",
     none,
     "elements cached for one token in one layer, Σ copies × width over the cached tensors",
     {},
     "Σ copies × width over the cached tensors",
     elements},
    {"cache.token_elements",
     none,
     "elements cached for one token in all layers",
     {},
     "Σ copies × width over the cached tensors of all layers",
     token_elements},
    {"cache.token",
     none,
     "memory cached for one token in all layers while no window is full",
     {},
     sum_of_tensors,
     per_token},
    {"cache.slope",
     none,
     "memory that one token adds in all layers once every window is full",
     {},
     sum_of_tensors,
     long_context},
    {"cache.state",
     none,
     "memory of one sequence's recurrent states, whatever the context",
     {},
     sum_of_tensors,
     state},
    {"cache.constant",
     none,
     "cache.state, where nothing grows with the context",
     {},
     sum_of_tensors,
     constant},
    {"cache.windows",
     none,
     "memory that one sequence's full windows, encoder tokens and unquantised tokens hold",
     {},
     sum_of_tensors,
     windows},
    {"cache.layer", none, "memory cached in one layer for one sequence", {}, sum_of_tensors, layer},
    {"cache.sequence",
     none,
     "memory cached for one sequence in all layers",
     {},
     sum_of_tensors,
     sequence},
    {"cache.total",
     none,
     "memory cached for the whole context and batch in all layers",
     {},
     sum_of_tensors,
     total},
    {"cache.rank", none, "what of cache.total one tensor-parallel rank holds", {}, sharded, rank},
    {"cache.stage",
     none,
     "the most that one rank of a pipeline stage holds; the first stages have the odd layers",
     {},
     sharded,
     stage},
    {"reserve.vllm",
     none,
     "memory that vLLM reserves for the batch on one rank",
     {},
     engines()[0].source,
     reserved<0>},
    {"reserve.vllm_pages",
     none,
     "pages of a group of layers that vLLM reserves",
     {},
     engines()[0].source,
     units<0>},
    {"reserve.sglang",
     none,
     "memory that SGLang reserves for the batch on one rank",
     {},
     engines()[1].source,
     reserved<1>},
    {"reserve.sglang_cells",
     none,
     "cells of one token and layer that SGLang reserves",
     {},
     engines()[1].source,
     units<1>},
    {"reserve.tensorrt_llm",
     none,
     "memory that TensorRT-LLM reserves for the batch on one rank",
     {},
     engines()[2].source,
     reserved<2>},
    {"reserve.tensorrt_llm_cells",
     none,
     "cells of one token and layer that TensorRT-LLM reserves",
     {},
     engines()[2].source,
     units<2>},
    {"reserve.llama_cpp",
     none,
     "memory that llama.cpp reserves for the batch on one rank",
     {},
     engines()[3].source,
     reserved<3>},
    {"reserve.llama_cpp_cells",
     none,
     "cells of one token and layer that llama.cpp reserves",
     {},
     engines()[3].source,
     units<3>},
    {"fit.tokens",
     none,
     "the largest context at which the batch fits beside the weights",
     {},
     "batch × bits of a sequence ≤ memory − ceil(weights / tensor_parallel)",
     tokens_that_fit},
    {"fit.requests",
     none,
     "sequences of the context that fit beside the weights",
     {},
     "floor((memory − ceil(weights / tensor_parallel)) / bits of a sequence)",
     requests},
    {"read.time",
     none,
     "the time to read the cache of one rank once, as each decoded token does",
     {},
     "cache.rank / bandwidth",
     read_time},
    {"cache.ratio",
     Baseline::needed,
     "how many times smaller the cache is than the baseline's: whole caches where both layouts "
     "state a context, else those of one token",
     {},
     "baseline / own",
     ratio},
    {"cache.saving",
     Baseline::needed,
     "the share of the baseline's cache that this one saves",
     {},
     "1 − own / baseline",
     saving},
    {"cache.share",
     Baseline::needed,
     "the part of the baseline's cache that this one takes",
     {},
     "own / baseline",
     share},
};

}  // namespace

Answer Quantity::compute(const Attention& attention, const Attention* baseline_layout) const {
  try {
    return rule(attention, baseline_layout);
  } catch (const std::overflow_error&) {
    return {{}, fmt::format("{} of {} does not fit into 128 bits", name, attention.name)};
  }
}

std::span<const Quantity> quantities() {
  return all;
}

const Quantity* find_quantity(std::string_view name) {
  const auto found = std::find_if(std::begin(all), std::end(all),
                                  [&](const Quantity& quantity) { return quantity.name == name; });
  return found == std::end(all) ? nullptr : found;
}

}  // namespace attnfig
