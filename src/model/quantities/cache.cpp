#include "model/quantities/cache.h"

#include "model/quantities/answers.h"
#include "model/view.h"

#include <algorithm>

namespace attnfig::quantity {
namespace {

Answer element_count(const std::string& name, const ElementRate& rate) {
  return {Derivation{rate.elements.is, rate.tokens},
          {},
          {named(per_period(name, rate.tokens), "elements", rate.elements).is}};
}

Answer elements(const Attention& layout) {
  return element_count("elements per token and layer", elements_per_token(layout.layers.front()));
}

Answer token_elements(const Attention& layout) {
  return element_count("elements per token", elements_per_token(layout));
}

Answer constant(const Attention& layout) {
  for (const LayerKind& kind : layout.layers)
    for (const Block& block : kind.blocks)
      if (!is_recurrent(block))
        return refusal(fmt::format("the cache of {} is not a constant state", layout.name));
  return state(layout);
}

Answer windows(const Attention& layout) {
  return memory("cache.windows", full_window_bits(layout));
}

Answer layer(const Attention& layout) {
  return memory("cache.layer", layer_bits(layout, layout.layers.front(),
                                          formula_of(*layout.context), Share::whole));
}

Answer sequence(const Attention& layout) {
  return memory("cache.sequence", sequence_bits(layout, formula_of(*layout.context), Share::whole));
}

Answer rank(const Attention& layout) {
  return memory("cache.rank", cached_bits(layout, Share::rank));
}

Answer stage(const Attention& layout) {
  for (const LayerKind& kind : layout.layers)
    if (kind.shared_by.amount.count() != 1 || kind.sharing.amount.count() != 0 ||
        kind.mtp_layers.amount.count() != 0 || kind.loops.amount.count() != 1)
      return refusal(fmt::format(
          "{} has layers that share, repeat or draft, so its stages are not known", layout.name));
  if (layer_count(layout).amount().count() < layout.deployment.pipeline_parallel.amount.count())
    return refusal(fmt::format("{} has more stages than layers", layout.name));
  const std::vector<Formula<unit::Bit>> stages = stage_bits(layout);
  return memory("cache.stage",
                *std::max_element(stages.begin(), stages.end(), [](const auto& a, const auto& b) {
                  return a.amount() < b.amount();
                }));
}

constexpr std::string_view sum_of_tensors =
    "Σ over cached tensors of entries × copies × width × bits";
constexpr std::string_view sharded =
    "a rank holds ceil(copies / tensor_parallel) copies of a tensor: vLLM "
    "v1/kv_cache_interface.py, TensorRT-LLM resource_manager.py";

std::vector<Quantity> rates() {
  return {
      {.name = "cache.elements",
       .about = "elements cached for one token in one layer, Σ copies × width over the cached "
                "tensors",
       .rule = rule(elements),
       .citation = "Σ copies × width over the cached tensors",
       .needs = {.equal_layers = true},
       .counts = Counted::elements,
       .summable = true,
       .choice = 2,
       .brief = true},
      {.name = "cache.token_elements",
       .about = "elements cached for one token in all layers",
       .rule = rule(token_elements),
       .citation = "Σ copies × width over the cached tensors of all layers",
       .counts = Counted::elements,
       .summable = true,
       .choice = 3},
      {.name = "cache.token",
       .about = "memory cached for one token in all layers while no window is full",
       .rule = rule(token),
       .citation = sum_of_tensors,
       .summable = true,
       .brief = true},
      {.name = "cache.slope",
       .about = "memory that one token adds in all layers once every window is full",
       .rule = rule(slope),
       .citation = sum_of_tensors,
       .summable = true},
      {.name = "cache.state",
       .about = "memory of one sequence's recurrent states, whatever the context",
       .rule = rule(state),
       .citation = sum_of_tensors,
       .summable = true},
      {.name = "cache.constant",
       .about = "cache.state, where nothing grows with the context",
       .rule = rule(constant),
       .citation = sum_of_tensors,
       .summable = true,
       .brief = true},
      {.name = "cache.windows",
       .about = "memory that one sequence's full windows, encoder tokens and unquantised tokens "
                "hold",
       .rule = rule(windows),
       .citation = sum_of_tensors,
       .summable = true},
  };
}

std::vector<Quantity> at_a_context() {
  return {
      {.name = "cache.layer",
       .about = "memory cached in one layer for one sequence",
       .rule = rule(layer),
       .citation = sum_of_tensors,
       .needs = {.context = true, .equal_layers = true},
       .summable = true},
      {.name = "cache.sequence",
       .about = "memory cached for one sequence in all layers",
       .rule = rule(sequence),
       .citation = sum_of_tensors,
       .needs = {.context = true},
       .summable = true},
      {.name = "cache.total",
       .about = "memory cached for the whole context and batch in all layers",
       .rule = rule(total),
       .citation = sum_of_tensors,
       .needs = {.context = true},
       .summable = true,
       .choice = 1,
       .brief = true,
       .short_name = "cache"},
      {.name = "cache.rank",
       .about = "what of cache.total one tensor-parallel rank holds",
       .rule = rule(rank),
       .citation = sharded,
       .needs = {.context = true},
       .summable = true},
      {.name = "cache.stage",
       .about = "the most that one rank of a pipeline stage holds; the first stages have the odd "
                "layers",
       .rule = rule(stage),
       .citation = sharded,
       .needs = {.context = true},
       .summable = true},
  };
}

}  // namespace

Answer token(const Attention& layout) {
  return memory("cache.token", bits_per_token(layout));
}

Answer slope(const Attention& layout) {
  return memory("cache.slope", attnfig::slope(layout));
}

Answer state(const Attention& layout) {
  return memory("cache.state", state_bits(layout));
}

Answer total(const Attention& layout) {
  return memory("cache.total", cached_bits(layout, Share::whole));
}

std::vector<Quantity> of_caches() {
  std::vector<Quantity> all = rates();
  std::ranges::move(at_a_context(), std::back_inserter(all));
  return all;
}

}  // namespace attnfig::quantity
