// Families with state spaces, alone, between attention or beside it.

#include "import/families/families.h"
#include "import/keys.h"
#include "import/layout_node.h"
#include "import/parts.h"

#include <fmt/format.h>

#include <algorithm>

namespace attnfig {
namespace {

// The kinds of hybrid_model.
constexpr std::size_t state = 0;
constexpr std::size_t full = 1;

// Jamba: Mamba-1, and one layer of a period has attention.
constexpr ConfigKey period = {"attn_layer_period", "layers after which attention comes again", "8"};
constexpr ConfigKey first = {"attn_layer_offset", "the first layer with attention, from 0", "4"};
constexpr ConfigKey jamba[] = {key::layers,     key::q_heads,  key::kv_heads,
                               key::width,      key::head_dim, period,
                               first,           key::expand,   key::state_dim.or_else("16"),
                               key::conv_kernel};

Model read_jamba(Config& config) {
  const ConfigNumber layers = read_layers(config);
  if (const ConfigNumber start = config.number(first); config.number(period).value <= start.value)
    config.report(start.offset, "attn_layer_offset is not below attn_layer_period");
  return hybrid_model(
      config, {"mamba", mamba1_node(config)}, attention_node(read_heads(config)),
      every(layers.value, config.number(period).value, config.number(first).value, full, state));
}

// Granite 4 and Bamba: Mamba-2 and attention.
constexpr ConfigKey attention_layers = {"attn_layer_indices", "layers with attention, from 0"};
constexpr ConfigKey granite[] = {key::layers,
                                 key::q_heads,
                                 key::kv_or_q_heads,
                                 key::width,
                                 key::head_dim,
                                 key::layer_types.or_else("(all mamba)"),
                                 key::mamba_heads.or_else("128"),
                                 key::mamba_head_dim,
                                 key::expand,
                                 key::state_dim.or_else("256"),
                                 key::mamba_groups,
                                 key::conv_kernel};

bool any(const std::vector<std::size_t>& order, std::size_t kind) {
  return std::find(order.begin(), order.end(), kind) != order.end();
}

Model read_granite_hybrid(Config& config) {
  const ConfigNumber layers = read_layers(config);
  std::vector<std::size_t> order = order_of(config, key::layer_types, layers,
                                            {{"mamba", state},
                                             {"mamba2", state},
                                             {"linear_attention", state},
                                             {"attention", full},
                                             {"full_attention", full}});
  if (order.empty()) order.assign(static_cast<std::size_t>(layers.value), state);
  Node attention = attention_node(read_heads(config));
  if (!any(order, state)) return uniform(config, std::move(attention));
  return hybrid_model(config, {"mamba", mamba2_node(config)}, std::move(attention),
                      std::move(order));
}

constexpr ConfigKey bamba[] = {key::layers,
                               key::q_heads,
                               key::kv_heads,
                               key::width,
                               key::head_dim,
                               attention_layers,
                               key::mamba_heads.or_else("128"),
                               key::mamba_head_dim,
                               key::expand,
                               key::state_dim.or_else("256"),
                               key::mamba_groups,
                               key::conv_kernel};

Model read_bamba(Config& config) {
  const ConfigNumber layers = read_layers(config);
  std::vector<std::size_t> order = attention_at(config, attention_layers, layers);
  return hybrid_model(config, {"mamba", mamba2_node(config)}, attention_node(read_heads(config)),
                      std::move(order));
}

/// A layer with attention beside a state.
const ModelKind both = {.name = "full + mamba", .fields = {}};
constexpr std::size_t side_by_side = 2;

// Falcon-H1: every layer has attention beside Mamba-2.
constexpr ConfigKey falcon_h1[] = {key::layers,         key::q_heads,
                                   key::kv_heads,       key::width,
                                   key::head_dim,       key::mamba_heads.or_else("128"),
                                   key::mamba_head_dim, key::mamba_inner.or_else("1024"),
                                   key::expand,         key::state_dim.or_else("256"),
                                   key::mamba_groups,   key::conv_kernel};

Model read_falcon_h1(Config& config) {
  Model model{.layers = read_layers(config)};
  model.kinds = {
      {"mamba", mamba2_node(config)}, {"full", attention_node(read_heads(config))}, both};
  model.order.assign(static_cast<std::size_t>(model.layers.value), side_by_side);
  return model;
}

// Nemotron-H: one letter a layer, or a list. Layers of feed-forward alone are layers here.
constexpr ConfigKey letters = {"hybrid_override_pattern",
                               "for each layer: M Mamba-2, * attention, - MLP, E experts",
                               "(layers_block_type)"};
constexpr ConfigKey listed_blocks = {"layers_block_type layer_types",
                                     "mamba, attention, mlp or moe, a layer each",
                                     "(hybrid_override_pattern)"};
constexpr ConfigKey nemotron_head_dim = {"head_dim attention_head_dim",
                                         "elements of a head's key and value", "128"};
constexpr ConfigKey nemotron[] = {key::layers.or_else("(items of layers_block_type)"),
                                  key::q_heads,
                                  key::kv_heads,
                                  key::hidden,
                                  nemotron_head_dim,
                                  letters,
                                  listed_blocks,
                                  key::mamba_heads.or_else("128"),
                                  key::mamba_head_dim.or_else("64"),
                                  key::mamba_groups.or_else("8"),
                                  key::state_dim.or_else("128"),
                                  key::conv_kernel};

/// The kinds that letters stand for.
std::vector<std::size_t> kinds_of_letters(Config& config) {
  std::vector<std::size_t> order;
  const ConfigWord word = config.word(letters);
  for (const char letter : word.text) {
    if (std::string_view("M*-E").find(letter) == std::string_view::npos)
      config.report(word.offset, fmt::format("{}: unknown letter '{}'", letters.name(), letter),
                    letters.about);
    order.push_back(letter == 'M' ? state : letter == '*' ? full : caches_nothing);
  }
  return order;
}

Model read_nemotron_h(Config& config) {
  const bool lettered = config.offset(letters).has_value();
  const ConfigKey& list = lettered ? letters : listed_blocks;
  const std::size_t offset = config.offset(list).value_or(no_offset);
  if (offset == no_offset) config.report_missing(letters);
  std::vector<std::size_t> order = lettered ? kinds_of_letters(config)
                                            : kinds_of(config, listed_blocks,
                                                       {{"mamba", state},
                                                        {"linear_attention", state},
                                                        {"attention", full},
                                                        {"full_attention", full},
                                                        {"mlp", caches_nothing},
                                                        {"moe", caches_nothing}});
  ConfigNumber layers = {std::max<std::size_t>(order.size(), 1), offset, std::string(list.name())};
  if (config.offset(key::layers)) {
    layers = read_layers(config);
    if (offset != no_offset) check_length(config, list, order.size(), offset, layers);
  }
  Model model{.layers = layers, .order = std::move(order)};
  model.kinds = {{"mamba", mamba2_node(config)}, {"full", attention_node(read_heads(config))}};
  return model;
}

// Pure state spaces.
constexpr ConfigKey mamba1[] = {key::layers,      key::width,       key::expand,
                                key::mamba_width, key::conv_kernel, key::state_dim.or_else("16")};
// Mamba-2 alone uses the names of attention for keys that hybrids call mamba_….
constexpr ConfigKey ssm_heads = {"num_heads", "heads of the state space"};
constexpr ConfigKey ssm_head_dim = {"head_dim", "channels of such a head"};
constexpr ConfigKey mamba2[] = {key::layers,
                                ssm_heads,
                                ssm_head_dim,
                                key::width.or_else("(inner width not checked)"),
                                key::expand,
                                key::mamba_groups.or_else("8"),
                                key::state_dim.or_else("128"),
                                key::conv_kernel};

Model state_model(Config& config, Node node) {
  Model model{.layers = read_layers(config)};
  model.kinds.push_back({"mamba", std::move(node)});
  return model;
}

Model read_mamba1(Config& config) {
  return state_model(config, mamba1_node(config));
}

Model read_mamba2(Config& config) {
  return state_model(config, mamba2_node(config, {ssm_heads, ssm_head_dim}));
}

// mamba_ssm, the package of Mamba's authors: a file of its own, without model_type.
constexpr ConfigKey ssm_layer = {"ssm_cfg.layer", "Mamba1 or Mamba2", "Mamba1"};
constexpr ConfigKey ssm_expand = {"ssm_cfg.expand", "inner width / d_model", "2"};
constexpr ConfigKey ssm_state = {"ssm_cfg.d_state", "elements of a channel's state",
                                 "(16 in Mamba-1, 128 in Mamba-2)"};
constexpr ConfigKey ssm_conv = {"ssm_cfg.d_conv", "tokens that the short convolution sees", "4"};
constexpr ConfigKey ssm_channels = {"ssm_cfg.headdim", "channels of a head of Mamba-2", "64"};
constexpr ConfigKey ssm_groups = {"ssm_cfg.ngroups", "groups of such heads", "1"};
constexpr ConfigKey attention_idx = {"attn_layer_idx", "layers with attention, from 0", "(none)"};
constexpr ConfigKey attn_heads = {"attn_cfg.num_heads", "query heads", "(with attn_layer_idx)"};
constexpr ConfigKey attn_kv_heads = {"attn_cfg.num_heads_kv", "key and value heads",
                                     "(attn_cfg.num_heads)"};
constexpr ConfigKey attn_head_dim = {"attn_cfg.head_dim", "elements of a head's key and value",
                                     "(d_model / attn_cfg.num_heads)"};
constexpr ConfigKey mamba_ssm[] = {key::layers,   key::hidden, ssm_layer,     ssm_expand,
                                   ssm_state,     ssm_conv,    ssm_channels,  ssm_groups,
                                   attention_idx, attn_heads,  attn_kv_heads, attn_head_dim};

Node package_state(Config& config) {
  const ConfigNumber width = config.number(ssm_expand) * config.number(key::hidden);
  const ConfigNumber conv = config.number(ssm_conv);
  const ConfigWord layer = config.word(ssm_layer);
  const bool second = layer.text == "Mamba2";
  if (!second && !layer.text.empty() && layer.text != "Mamba1")
    config.report(layer.offset, fmt::format("ssm_cfg.layer: unknown \"{}\"", layer.text),
                  ssm_layer.about);
  const ConfigNumber usual = {second ? UInt128{128} : UInt128{16}, no_offset, "d_state"};
  const ConfigNumber dim = config.number_or(ssm_state, usual);
  if (!second)
    return layout_node("mamba1", {{"inner_dim", width}, {"state_dim", dim}, {"conv_kernel", conv}});
  const ConfigNumber channels = config.number(ssm_channels);
  return layout_node("mamba2", {{"q_heads", config.quotient(width, channels)},
                                {"head_dim", channels},
                                {"state_dim", dim},
                                {"groups", config.number(ssm_groups)},
                                {"conv_kernel", conv}});
}

Model read_mamba_ssm(Config& config) {
  Node node = package_state(config);
  if (config.numbers(attention_idx).empty()) return state_model(config, std::move(node));
  const auto q_heads = config.number_if(attn_heads);
  if (!q_heads) config.report_missing(attn_heads);
  const ConfigNumber heads = q_heads.value_or(ConfigNumber{1});
  auto head_dim = config.number_if(attn_head_dim);
  if (!head_dim) head_dim = config.quotient(config.number(key::hidden), heads);
  const ConfigNumber layers = read_layers(config);
  return hybrid_model(config, {"mamba", std::move(node)},
                      attention_node({heads, config.number_or(attn_kv_heads, heads), *head_dim}),
                      attention_at(config, attention_idx, layers));
}

}  // namespace

std::vector<Family> mamba_families() {
  return {
      {"jamba", "Mamba-1, and attention where layer % attn_layer_period is attn_layer_offset.",
       "transformers models/jamba/configuration_jamba.py", jamba, read_jamba},
      {"granitemoehybrid", "Mamba-2 and attention as listed; some models have attention alone.",
       "transformers models/granitemoehybrid/configuration_granitemoehybrid.py", granite,
       read_granite_hybrid},
      {"bamba", "Mamba-2, and attention in the layers listed.",
       "transformers models/bamba/configuration_bamba.py", bamba, read_bamba},
      {"falcon_h1", "Every layer has attention and Mamba-2 side by side.",
       "transformers models/falcon_h1/configuration_falcon_h1.py", falcon_h1, read_falcon_h1},
      {"nemotron_h",
       "Layers are mixers or feed-forward, one letter each. Newest files have no count of layers.",
       "transformers models/nemotron_h/configuration_nemotron_h.py", nemotron, read_nemotron_h},
      {"mamba falcon_mamba",
       "States alone. Falcon-Mamba-7B states expand 16, but its layers are as wide as "
       "intermediate_size says.",
       "transformers models/{mamba,falcon_mamba}/configuration_*.py", mamba1, read_mamba1},
      {"mamba_ssm",
       "config.json of the package mamba_ssm, which states no model_type: it is told by d_model, "
       "n_layer and ssm_cfg. attn_layer_idx adds attention.",
       "state-spaces/mamba mamba_ssm/models/config_mamba.py, mixer_seq_simple.py", mamba_ssm,
       read_mamba_ssm},
      {"mamba2", "States alone; num_heads and head_dim are the state space's.",
       "transformers models/mamba2/configuration_mamba2.py", mamba2, read_mamba2},
  };
}

}  // namespace attnfig
