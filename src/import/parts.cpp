#include "import/parts.h"

#include "import/keys.h"
#include "import/layout_node.h"
#include "model/number_text.h"
#include "variants/values.h"

#include <fmt/format.h>

#include <algorithm>

namespace attnfig {

ConfigNumber read_layers(Config& config, const ConfigKey& key) {
  const ConfigNumber layers = config.number(key);
  constexpr UInt128 most = Range<unit::Layer>::most;
  if (0 < layers.value && layers.value <= most) return layers;
  config.report(layers.offset, fmt::format("{} ({}) is not 1 to {}", layers.key,
                                           grouped(layers.value), grouped(most)));
  return {1, layers.offset, layers.key};
}

ConfigNumber read_head_dim(Config& config, const ConfigNumber& q_heads) {
  if (const auto stated = config.number_if(key::head_dim)) return *stated;
  if (config.lacks(key::head_dim)) {
    config.report_missing(key::head_dim);
    return {1};
  }
  return config.quotient(config.number(key::hidden), q_heads);
}

AttentionHeads read_heads(Config& config) {
  const ConfigNumber q_heads = config.number(key::q_heads);
  return {q_heads, config.number_or(key::kv_heads, q_heads), read_head_dim(config, q_heads)};
}

Node attention_node(const AttentionHeads& heads) {
  const bool all = heads.kv_heads.value == heads.q_heads.value;
  const bool one = heads.kv_heads.value == 1;
  Node node = layout_node(all ? "mha" : one ? "mqa" : "gqa", {{"q_heads", heads.q_heads}});
  if (!all && !one) put(node, "kv_heads", number_node(heads.kv_heads));
  put(node, "head_dim", number_node(heads.head_dim));
  if (heads.v_head_dim && heads.v_head_dim->value != heads.head_dim.value)
    put(node, "v_head_dim", number_node(*heads.v_head_dim));
  return node;
}

Node windowed_node(const AttentionHeads& heads, const ConfigNumber& window) {
  Node node = attention_node(heads);
  put(node, "window", number_node(window));
  return node;
}

Node latent_node(Config& config) {
  const ConfigNumber q_heads = config.number(key::q_heads);
  auto v_head_dim = config.number_if(key::v_head_dim);
  if (!v_head_dim && config.lacks(key::v_head_dim)) v_head_dim = config.number(key::v_head_dim);
  if (!v_head_dim) v_head_dim = config.quotient(config.number(key::hidden), q_heads);
  return layout_node("mla", {{"q_heads", q_heads},
                             {"head_dim", config.number(key::nope_dim)},
                             {"v_head_dim", *v_head_dim},
                             {"latent_dim", config.number(key::latent_dim)},
                             {"rope_dim", config.number(key::rope_dim)}});
}

namespace {

/// The inner width of a state space, in families with a key for it beside those of its heads.
std::optional<ConfigNumber> read_inner_width(Config& config) {
  for (const ConfigKey& key : {key::mamba_inner, key::mamba_width})
    if (const auto stated = config.number_if(key)) return stated;
  if (config.is_null(key::expand)) config.report_missing(key::expand);
  if (config.lacks(key::width)) config.report_missing(key::width);
  const auto expand = config.number_if(key::expand);
  const auto width = config.number_if(key::width);
  return expand && width ? std::optional(*expand * *width) : std::nullopt;
}

/// Heads of a state space, and the channels of each.
struct StateHeads {
  ConfigNumber heads;
  ConfigNumber head_dim;
};

void check_inner_width(Config& config, const StateHeads& state, const ConfigNumber& inner) {
  if (state.heads.key.empty() || state.head_dim.key.empty()) return;  // reported already
  const ConfigNumber product = state.heads * state.head_dim;
  if (product.value == inner.value) return;
  const bool stated = state.head_dim.offset != no_offset;
  config.report(
      stated ? state.head_dim.offset : state.heads.offset,
      fmt::format("{} is {}, but {}{} is {}", product.key, grouped(product.value), inner.key,
                  config.place_text(inner.offset), grouped(inner.value)),
      fmt::format("both are the inner width of a state space; say which holds: --assume {}=null "
                  "or --assume {}=null",
                  state.head_dim.key, state.heads.key));
}

StateHeads read_state_heads(Config& config, const StateKeys& keys) {
  const bool automatic = config.is_text(keys.head_dim) && config.word(keys.head_dim).text == "auto";
  const auto head_dim = automatic ? std::nullopt : config.number_if(keys.head_dim);
  const auto inner = read_inner_width(config);
  if (head_dim && inner && !config.offset(keys.heads))
    return {config.quotient(*inner, *head_dim), *head_dim};
  const ConfigNumber heads = config.number(keys.heads);
  if (!head_dim && inner) return {heads, config.quotient(*inner, heads)};
  const StateHeads state = {heads, head_dim ? *head_dim : config.number(keys.head_dim)};
  if (inner) check_inner_width(config, state, *inner);
  return state;
}

}  // namespace

ConfigNumber read_period(Config& config, const ConfigKey& key) {
  const ConfigNumber period = config.number(key);
  if (period.value != 0) return period;
  config.report(period.offset, fmt::format("{} is 0", period.key));
  return {1};
}

Node mamba2_node(Config& config, const StateKeys& keys) {
  const StateHeads state = read_state_heads(config, keys);
  return layout_node("mamba2", {{"q_heads", state.heads},
                                {"head_dim", state.head_dim},
                                {"state_dim", config.number(key::state_dim)},
                                {"groups", config.number(key::mamba_groups)},
                                {"conv_kernel", config.number(key::conv_kernel)}});
}

Node mamba1_node(Config& config) {
  return layout_node("mamba1", {{"inner_dim", read_inner_width(config).value_or(ConfigNumber{1})},
                                {"state_dim", config.number(key::state_dim)},
                                {"conv_kernel", config.number(key::conv_kernel)}});
}

void check_length(Config& config, const ConfigKey& list, std::size_t length, std::size_t offset,
                  const ConfigNumber& layers) {
  const UInt128 drafting = config.number_if(key::draft_layers).value_or(ConfigNumber{}).value;
  if (layers.value <= length && length <= layers.value + drafting) return;
  config.report(offset,
                fmt::format("{} has {} items, but {} is {}", list.name(), length, layers.key,
                            grouped(layers.value)),
                fmt::format("say which holds: --assume {}=VALUE or --assume {}=null", layers.key,
                            list.name()));
}

std::vector<std::size_t> kinds_of(Config& config, const ConfigKey& list,
                                  const std::vector<LayerWord>& meaning) {
  std::vector<std::size_t> order;
  std::vector<std::string_view> known;
  for (const LayerWord& word : meaning) known.push_back(word.word);
  for (const ConfigWord& word : config.words(list)) {
    const auto meant = std::find_if(meaning.begin(), meaning.end(),
                                    [&](const LayerWord& each) { return each.word == word.text; });
    if (meant == meaning.end())
      config.report(word.offset, fmt::format("{}: unknown \"{}\"", list.name(), word.text),
                    choose_from(word.text, known));
    order.push_back(meant == meaning.end() ? 0 : meant->kind);
  }
  return order;
}

std::vector<std::size_t> order_of(Config& config, const ConfigKey& list, const ConfigNumber& layers,
                                  const std::vector<LayerWord>& meaning) {
  std::vector<std::size_t> order = kinds_of(config, list, meaning);
  if (const auto offset = config.offset(list))
    check_length(config, list, order.size(), *offset, layers);
  order.resize(std::min(order.size(), static_cast<std::size_t>(layers.value)));
  return order;
}

std::vector<std::size_t> every(UInt128 layers, UInt128 period, UInt128 offset, std::size_t special,
                               std::size_t usual) {
  std::vector<std::size_t> order;
  for (UInt128 layer = 0; layer < layers; ++layer)
    order.push_back(period != 0 && layer % period == offset ? special : usual);
  return order;
}

void check_agreement(Config& config, const ConfigKey& list, const std::vector<std::size_t>& listed,
                     const ConfigKey& rule, const std::vector<std::size_t>& ruled) {
  if (listed == ruled || listed.size() != ruled.size()) return;
  const std::string_view rule_name = config.stated(rule).name;
  const auto differ = std::mismatch(listed.begin(), listed.end(), ruled.begin()).first;
  config.report(
      config.offset(rule).value_or(no_offset),
      fmt::format("{} contradicts {} at layer {}", rule_name, list.name(),
                  differ - listed.begin() + 1),
      fmt::format("say which holds: --assume {}=null or --assume {}=null", rule_name, list.name()));
}

std::size_t add_kind(Model& model, ModelKind kind) {
  for (std::size_t i = 0; i < model.kinds.size(); ++i)
    if (model.kinds[i].name == kind.name) return i;
  model.kinds.push_back(std::move(kind));
  return model.kinds.size() - 1;
}

Model uniform(Config& config, Node attention) {
  Model model{.layers = read_layers(config)};
  model.kinds.push_back({"full", std::move(attention)});
  return model;
}

Model windowed_model(Config& config, const AttentionHeads& heads, std::vector<std::size_t> order) {
  Model model{.layers = read_layers(config), .order = std::move(order)};
  const auto window = config.number_if(key::window);
  if (config.is_null(key::window)) return uniform(config, attention_node(heads));
  model.kinds = {{"local", window ? windowed_node(heads, *window) : attention_node(heads)},
                 {"full", attention_node(heads)}};
  // A list may make a layer windowed although no key states the window's length.
  const bool local =
      std::find(model.order.begin(), model.order.end(), std::size_t{0}) != model.order.end();
  if (local && !window) config.report_missing(key::window);
  return model;
}

std::vector<std::size_t> listed_order(Config& config, const ConfigNumber& layers) {
  return order_of(config, key::layer_types, layers,
                  {{"sliding_attention", 0}, {"full_attention", 1}});
}

Model read_listed(Config& config) {
  const AttentionHeads heads = read_heads(config);
  const ConfigNumber layers = read_layers(config);
  if (!config.offset(key::layer_types)) {
    if (config.lacks(key::layer_types)) config.report_missing(key::layer_types);
    return uniform(config, attention_node(heads));
  }
  return windowed_model(config, heads, listed_order(config, layers));
}

Model hybrid_model(Config& config, ModelKind state_kind, Node attention,
                   std::vector<std::size_t> order) {
  Model model{.layers = read_layers(config), .order = std::move(order)};
  model.kinds = {std::move(state_kind), {"full", std::move(attention)}};
  return model;
}

std::vector<std::size_t> attention_at(Config& config, const ConfigKey& list,
                                      const ConfigNumber& layers) {
  std::vector<std::size_t> order(static_cast<std::size_t>(layers.value), 0);
  if (!config.offset(list)) config.report_missing(list);
  for (const ConfigNumber& index : config.numbers(list)) {
    if (index.value < order.size()) {
      order[static_cast<std::size_t>(index.value)] = 1;
    } else {
      config.report(index.offset,
                    fmt::format("{}: no layer {} among 0 to {}", list.name(),
                                static_cast<std::uint64_t>(index.value), order.size() - 1));
    }
  }
  return order;
}

}  // namespace attnfig
