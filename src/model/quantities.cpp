#include "model/quantities.h"

#include "model/number_text.h"

#include <fmt/format.h>

#include <algorithm>

namespace attnfig {
namespace {

const Block& first_block(const Attention& attention) {
  return attention.layers.front().blocks.front();
}

/// The one tensor of a role, or why there is none.
template <class Read>
Answer of_tensor(const Attention& attention, Role role, std::string_view what, Read read) {
  const Tensor* tensor = first_block(attention).find(role);
  if (tensor == nullptr) return {{}, fmt::format("{} has no {}", attention.name, what)};
  return {read(*tensor)};
}

Answer label(const Attention& attention, const Attention*) {
  return {Word{attention.label}};
}

Answer q_heads(const Attention& attention, const Attention*) {
  return {Count{first_block(attention).q_heads.amount.count()}};
}

Answer kv_heads(const Attention& attention, const Attention*) {
  const Tensor* key = first_block(attention).find(Role::key);
  if (key == nullptr || !key->cached())
    return {{}, fmt::format("{} caches no keys, so it has no kv_heads", attention.name)};
  return {Count{key->copies.amount.count()}};
}

Answer group_size(const Attention& attention, const Attention*) {
  return of_tensor(attention, Role::key, "keys",
                   [](const Tensor& key) { return Count{key.readers.count()}; });
}

Answer head_dim(const Attention& attention, const Attention*) {
  return of_tensor(attention, Role::key, "keys",
                   [](const Tensor& key) { return Count{key.width.amount.count()}; });
}

Answer latent_dim(const Attention& attention, const Attention*) {
  return of_tensor(attention, Role::latent, "latent",
                   [](const Tensor& latent) { return Count{latent.width.amount.count()}; });
}

Answer rope_dim(const Attention& attention, const Attention*) {
  return of_tensor(attention, Role::rope_key, "rope key",
                   [](const Tensor& rope_key) { return Count{rope_key.width.amount.count()}; });
}

Layers layer_count(const Attention& attention) {
  Layers sum;
  for (const LayerKind& kind : attention.layers) sum = sum + kind.repeats.amount;
  return sum;
}

Answer layers(const Attention& attention, const Attention*) {
  return {Count{layer_count(attention).count()}};
}

Answer context(const Attention& attention, const Attention*) {
  if (!attention.context) return {{}, fmt::format("{} states no context", attention.name)};
  return {Count{attention.context->amount.count()}};
}

Answer batch(const Attention& attention, const Attention*) {
  return {Count{attention.batch.amount.count()}};
}

Answer dtype(const Attention& attention, const Attention*) {
  return {Word{std::string(first_block(attention).tensors.front().storage.label)}};
}

Elements elements_of(const Tensor& tensor) {
  return tensor.copies.amount * tensor.width.amount;
}

/// One factor of a product: a field's name and its amount. A nameless 1 is left out.
void multiply(std::string& formula, std::string& numbers, const std::string& name, Wide amount) {
  if (name.empty() && amount == 1) return;
  const std::string_view times = formula.empty() ? "" : " × ";
  formula += fmt::format("{}{}", times, name.empty() ? grouped(amount) : name);
  numbers += fmt::format("{}{}", times, grouped(amount));
}

/// Tensors of the same copies and width make one term: K and V of GQA are 2 × kv_heads × head_dim.
Derivation derive_elements(const LayerKind& kind) {
  Derivation derivation;
  std::vector<const Tensor*> rest;
  for (const Block& block : kind.blocks)
    for (const Tensor& tensor : block.tensors)
      if (tensor.cached()) rest.push_back(&tensor);
  while (!rest.empty()) {
    const Tensor& first = *rest.front();
    const auto same = [&](const Tensor* other) {
      return other->copies == first.copies && other->width == first.width;
    };
    const auto equal = static_cast<Wide>(std::count_if(rest.begin(), rest.end(), same));
    std::string formula;
    std::string numbers;
    multiply(formula, numbers, {}, equal);
    multiply(formula, numbers, first.copies.name, first.copies.amount.count());
    multiply(formula, numbers, first.width.name, first.width.amount.count());
    const std::string_view plus = derivation.formula.empty() ? "" : " + ";
    derivation.formula += fmt::format("{}{}", plus, formula);
    derivation.substituted += fmt::format("{}{}", plus, numbers);
    std::erase_if(rest, same);
  }
  derivation.value = cached_elements(kind).count();
  return derivation;
}

Answer elements(const Attention& attention, const Attention*) {
  if (attention.layers.size() != 1)
    return {
        {},
        fmt::format("the layers of {} differ, so it has no one number a layer", attention.name)};
  return {derive_elements(attention.layers.front())};
}

Answer per_token(const Attention& attention, const Attention*) {
  return {Memory{cached_bits_per_token(attention)}};
}

Answer total(const Attention& attention, const Attention*) {
  if (!attention.context)
    return {{}, fmt::format("{} states no context, which cache.total needs", attention.name)};
  return {Memory{cached_bits(attention)}};
}

/// What two layouts are compared by: the whole cache where both state a context, else a token's
/// part.
struct Pair {
  Wide own = 0;
  Wide base = 0;
  std::string refusal = {};
};

Pair pair(const Attention& attention, const Attention& baseline) {
  if (attention.context.has_value() != baseline.context.has_value())
    return {.refusal = fmt::format("{} states a context and {} does not",
                                   attention.context ? attention.name : baseline.name,
                                   attention.context ? baseline.name : attention.name)};
  if (attention.context) return {cached_bits(attention).count(), cached_bits(baseline).count()};
  return {cached_bits_per_token(attention).count(), cached_bits_per_token(baseline).count()};
}

/// Why there is nothing to say of a cache that is not smaller than its baseline's, or no text.
std::string not_smaller(const Attention& attention, const Attention& baseline, const Pair& sizes) {
  if (!sizes.refusal.empty()) return sizes.refusal;
  if (sizes.own < sizes.base) return {};
  return fmt::format("{} caches {} {}, so it is not smaller", attention.name,
                     sizes.own == sizes.base ? "as much as" : "more than", baseline.name);
}

Answer ratio(const Attention& attention, const Attention* baseline) {
  const Pair sizes = pair(attention, *baseline);
  if (const std::string why = not_smaller(attention, *baseline, sizes); !why.empty())
    return {{}, why};
  return {Ratio{sizes.base, sizes.own}};
}

Answer saving(const Attention& attention, const Attention* baseline) {
  const Pair sizes = pair(attention, *baseline);
  if (const std::string why = not_smaller(attention, *baseline, sizes); !why.empty())
    return {{}, why};
  return {Share{sizes.base - sizes.own, sizes.base}};
}

constexpr Quantity all[] = {
    {"name", Baseline::none, "what readers call the layout: its label, else its variant's", label},
    {"q_heads", Baseline::none, "query heads of a layer", q_heads},
    {"kv_heads", Baseline::none, "key and value heads that a layer caches", kv_heads},
    {"group_size", Baseline::none, "query heads that share one key head", group_size},
    {"head_dim", Baseline::none, "elements of one key head", head_dim},
    {"latent_dim", Baseline::none, "elements of the latent that keys and values are re-made from",
     latent_dim},
    {"rope_dim", Baseline::none, "elements of the decoupled rope key", rope_dim},
    {"layers", Baseline::none, "layers of the model", layers},
    {"context", Baseline::none, "tokens of one sequence", context},
    {"batch", Baseline::none, "sequences that are cached at a time", batch},
    {"dtype", Baseline::none, "the format that the cache is stored in", dtype},
    {"cache.elements", Baseline::none,
     "elements cached for one token in one layer, Σ copies × width over the cached tensors",
     elements},
    {"cache.token", Baseline::none, "memory cached for one token in all layers", per_token},
    {"cache.total", Baseline::none, "memory cached for the whole context and batch in all layers",
     total},
    {"cache.ratio", Baseline::needed,
     "how many times smaller the cache is than the baseline's: whole caches where both layouts "
     "state a context, else those of one token",
     ratio},
    {"cache.saving", Baseline::needed, "the share of the baseline's cache that this one saves",
     saving},
};

}  // namespace

std::span<const Quantity> quantities() {
  return all;
}

const Quantity* find_quantity(std::string_view name) {
  const auto found = std::find_if(std::begin(all), std::end(all),
                                  [&](const Quantity& quantity) { return quantity.name == name; });
  return found == std::end(all) ? nullptr : found;
}

Elements cached_elements(const LayerKind& kind) {
  Elements sum;
  for (const Block& block : kind.blocks)
    for (const Tensor& tensor : block.tensors)
      if (tensor.cached()) sum = sum + elements_of(tensor);
  return sum;
}

Bits cached_bits_per_token(const Attention& attention) {
  Bits sum;
  for (const LayerKind& kind : attention.layers)
    for (const Block& block : kind.blocks)
      for (const Tensor& tensor : block.tensors)
        if (tensor.cached())
          sum = sum + kind.repeats.amount * (elements_of(tensor) * tensor.storage.bits);
  return sum;
}

Bits cached_bits(const Attention& attention) {
  return attention.batch.amount *
         (attention.context.value().amount * cached_bits_per_token(attention));
}

}  // namespace attnfig
