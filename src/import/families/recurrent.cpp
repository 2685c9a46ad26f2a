// Families with layers that keep a state of constant size in place of a cache that grows.

#include "import/families/families.h"
#include "import/keys.h"
#include "import/layout_node.h"
#include "import/parts.h"

#include <fmt/format.h>

#include <algorithm>

namespace attnfig {
namespace {

constexpr std::size_t state = 0;
constexpr std::size_t full = 1;

/// States and full attention, in an order.
Model hybrid_model(Config& config, ModelKind state_kind, Node attention,
                   std::vector<std::size_t> order) {
  Model model{.layers = read_layers(config), .order = std::move(order)};
  model.kinds = {std::move(state_kind), {"full", std::move(attention)}};
  return model;
}

// Qwen3-Next and Qwen3.5: Gated DeltaNet.
constexpr ConfigKey interval = {"full_attention_interval", "every so many layers one is full", "4"};
constexpr ConfigKey k_heads = {"linear_num_key_heads", "key heads of a linear layer", "16"};
constexpr ConfigKey v_heads = {"linear_num_value_heads", "value heads, each with a state", "32"};
constexpr ConfigKey key_dim = {"linear_key_head_dim", "elements of such a key", "128"};
constexpr ConfigKey value_dim = {"linear_value_head_dim", "elements of such a value", "128"};
constexpr ConfigKey linear_conv = {"linear_conv_kernel_dim",
                                   "tokens that the short convolution sees", "4"};
constexpr ConfigKey qwen3_next[] = {key::layers.nested_else("48"),
                                    key::q_heads.nested_else("16"),
                                    key::kv_heads.nested_else("2"),
                                    key::hidden,
                                    key::head_dim.or_else("256"),
                                    key::layer_types.or_else("(full_attention_interval)"),
                                    interval,
                                    k_heads,
                                    v_heads,
                                    key_dim,
                                    value_dim,
                                    linear_conv};
constexpr ConfigKey qwen3_5[] = {key::layers.nested_else("32"),
                                 key::q_heads.nested_else("16"),
                                 key::kv_heads.nested_else("4"),
                                 key::hidden,
                                 key::head_dim.or_else("256"),
                                 key::layer_types.or_else("(full_attention_interval)"),
                                 interval,
                                 k_heads,
                                 v_heads,
                                 key_dim,
                                 value_dim,
                                 linear_conv};
constexpr ConfigKey qwen3_5_moe[] = {key::layers.nested_else("40"),
                                     key::q_heads.nested_else("16"),
                                     key::kv_heads.nested_else("2"),
                                     key::hidden,
                                     key::head_dim.or_else("256"),
                                     key::layer_types.or_else("(full_attention_interval)"),
                                     interval,
                                     k_heads,
                                     v_heads,
                                     key_dim,
                                     value_dim,
                                     linear_conv};

Model read_qwen_next(Config& config) {
  const ConfigNumber layers = read_layers(config);
  const ConfigNumber period = config.number(interval);
  if (period.value == 0) config.complain(period.offset, "full_attention_interval is 0");
  std::vector<std::size_t> order = order_of(
      config, key::layer_types, layers, {{"linear_attention", state}, {"full_attention", full}});
  const std::vector<std::size_t> ruled =
      every(layers.value, period.value, period.value - 1, full, state);
  const bool both = !order.empty() && config.offset(interval);
  if (both) check_agreement(config, key::layer_types, order, interval, ruled);
  if (order.empty()) order = ruled;
  const Node delta = layout_node("gated_deltanet", {{"k_heads", config.number(k_heads)},
                                                    {"v_heads", config.number(v_heads)},
                                                    {"head_dim", config.number(key_dim)},
                                                    {"v_head_dim", config.number(value_dim)},
                                                    {"conv_kernel", config.number(linear_conv)}});
  return hybrid_model(config, {"delta", delta}, attention_node(read_heads(config)),
                      std::move(order));
}

// Kimi Linear: Kimi delta attention and latents. Its lists count layers from 1.
constexpr ConfigKey full_layers = {"linear_attn_config.full_attn_layers",
                                   "numbers, from 1, of the layers with latents"};
constexpr ConfigKey kda_layers = {"linear_attn_config.kda_layers",
                                  "numbers, from 1, of the layers with a state"};
constexpr ConfigKey kda_heads = {"linear_attn_config.num_heads", "heads of a layer with a state"};
constexpr ConfigKey kda_head_dim = {"linear_attn_config.head_dim", "elements of such a head"};
constexpr ConfigKey kda_conv = {"linear_attn_config.short_conv_kernel_size",
                                "tokens that the short convolution sees"};
constexpr ConfigKey kimi[] = {key::layers,   key::q_heads,    key::latent_dim, key::rope_dim,
                              key::nope_dim, key::v_head_dim, full_layers,     kda_layers,
                              kda_heads,     kda_head_dim,    kda_conv};

/// Notes the layers of a list that counts from 1; each must be there and not be noted yet.
void note_layers(Config& config, const ConfigKey& list, std::size_t kind,
                 std::vector<std::size_t>& order) {
  if (!config.offset(list)) config.complain_missing(list);
  for (const ConfigNumber& number : config.numbers(list)) {
    if (number.value == 0 || order.size() < number.value) {
      config.complain(number.offset,
                      fmt::format("{}: no layer {} among 1 to {}", list.name(),
                                  static_cast<std::uint64_t>(number.value), order.size()));
      continue;
    }
    std::size_t& layer = order[static_cast<std::size_t>(number.value) - 1];
    if (layer != caches_nothing)
      config.complain(number.offset, fmt::format("{}: layer {} is listed twice", list.name(),
                                                 static_cast<std::uint64_t>(number.value)));
    layer = kind;
  }
}

Model read_kimi(Config& config) {
  const ConfigNumber layers = read_layers(config);
  std::vector<std::size_t> order(static_cast<std::size_t>(layers.value), caches_nothing);
  note_layers(config, full_layers, full, order);
  note_layers(config, kda_layers, state, order);
  const auto missing = std::find(order.begin(), order.end(), caches_nothing);
  if (missing != order.end())
    config.complain(config.offset(kda_layers).value_or(nowhere),
                    fmt::format("layer {} is in neither full_attn_layers nor kda_layers",
                                missing - order.begin() + 1));
  const Node kda = layout_node("kda", {{"q_heads", config.number(kda_heads)},
                                       {"head_dim", config.number(kda_head_dim)},
                                       {"conv_kernel", config.number(kda_conv)}});
  Model model = hybrid_model(config, {"kda", kda}, latent_node(config), std::move(order));
  model.kinds[full].name = "latent";
  return model;
}

// Jamba: Mamba-1, and one layer of a period has attention.
constexpr ConfigKey period = {"attn_layer_period", "layers after which attention comes again", "8"};
constexpr ConfigKey first = {"attn_layer_offset", "the first layer with attention, from 0", "4"};
constexpr ConfigKey width = {"hidden_size", "width of the model"};
constexpr ConfigKey jamba[] = {key::layers,     key::q_heads,  key::kv_heads,
                               width,           key::head_dim, period,
                               first,           key::expand,   key::state_dim.or_else("16"),
                               key::conv_kernel};

Model read_jamba(Config& config) {
  const ConfigNumber layers = read_layers(config);
  if (const ConfigNumber start = config.number(first); config.number(period).value <= start.value)
    config.complain(start.offset, "attn_layer_offset is not below attn_layer_period");
  return hybrid_model(
      config, {"mamba", mamba1_node(config)}, attention_node(read_heads(config)),
      every(layers.value, config.number(period).value, config.number(first).value, full, state));
}

// Granite 4 and Bamba: Mamba-2 and attention.
constexpr ConfigKey attention_layers = {"attn_layer_indices", "layers with attention, from 0"};
constexpr ConfigKey granite[] = {key::layers,
                                 key::q_heads,
                                 key::kv_or_q_heads,
                                 width,
                                 key::head_dim,
                                 key::layer_types,
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
  if (!config.offset(key::layer_types)) config.complain_missing(key::layer_types);
  std::vector<std::size_t> order = order_of(
      config, key::layer_types, layers,
      {{"mamba", state}, {"mamba2", state}, {"attention", full}, {"full_attention", full}});
  Node attention = attention_node(read_heads(config));
  if (!any(order, state)) return uniform(config, std::move(attention));
  return hybrid_model(config, {"mamba", mamba2_node(config)}, std::move(attention),
                      std::move(order));
}

constexpr ConfigKey bamba[] = {key::layers,
                               key::q_heads,
                               key::kv_heads,
                               width,
                               key::head_dim,
                               attention_layers,
                               key::mamba_heads.or_else("128"),
                               key::mamba_head_dim,
                               key::expand,
                               key::state_dim.or_else("256"),
                               key::mamba_groups,
                               key::conv_kernel};

/// States, but for the layers of a list that counts from 0.
std::vector<std::size_t> attention_at(Config& config, const ConfigKey& list,
                                      const ConfigNumber& layers) {
  std::vector<std::size_t> order(static_cast<std::size_t>(layers.value), state);
  if (!config.offset(list)) config.complain_missing(list);
  for (const ConfigNumber& index : config.numbers(list)) {
    if (index.value < order.size()) {
      order[static_cast<std::size_t>(index.value)] = full;
    } else {
      config.complain(index.offset,
                      fmt::format("{}: no layer {} among 0 to {}", list.name(),
                                  static_cast<std::uint64_t>(index.value), order.size() - 1));
    }
  }
  return order;
}

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
                                   key::kv_heads,       width,
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

// Zamba2: Mamba-2, and in hybrid layers an attention that they share the weights of beside it.
constexpr ConfigKey block_types = {"layers_block_type", "mamba or hybrid, for each layer"};
constexpr ConfigKey zamba_head_dim = {"attention_head_dim", "elements of a head's key and value",
                                      "(2 × hidden_size / num_attention_heads)"};
constexpr ConfigKey zamba2[] = {key::layers,
                                key::q_heads,
                                key::kv_or_q_heads,
                                width,
                                zamba_head_dim,
                                block_types,
                                key::mamba_heads.or_else("8"),
                                key::mamba_head_dim,
                                key::expand,
                                key::state_dim.or_else("64"),
                                key::mamba_groups,
                                key::conv_kernel};

Model read_zamba2(Config& config) {
  const ConfigNumber layers = read_layers(config);
  const ConfigNumber q_heads = config.number(key::q_heads);
  auto head_dim = config.number_if(zamba_head_dim);
  if (!head_dim) head_dim = config.quotient(ConfigNumber{2} * config.number(width), q_heads);
  Model model{.layers = layers};
  model.kinds = {
      {"mamba", mamba2_node(config)},
      {"full", attention_node({q_heads, config.number_or(key::kv_heads, q_heads), *head_dim})},
      both};
  if (!config.offset(block_types)) config.complain_missing(block_types);
  model.order = order_of(config, block_types, layers, {{"mamba", state}, {"hybrid", side_by_side}});
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
      config.complain(word.offset, fmt::format("{}: unknown letter '{}'", letters.name(), letter),
                      letters.about);
    order.push_back(letter == 'M' ? state : letter == '*' ? full : caches_nothing);
  }
  return order;
}

Model read_nemotron_h(Config& config) {
  const bool lettered = config.offset(letters).has_value();
  const ConfigKey& list = lettered ? letters : listed_blocks;
  const std::size_t offset = config.offset(list).value_or(nowhere);
  if (offset == nowhere) config.complain_missing(letters);
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
    if (offset != nowhere) check_length(config, list, order.size(), offset, layers);
  }
  Model model{.layers = layers, .order = std::move(order)};
  model.kinds = {{"mamba", mamba2_node(config)}, {"full", attention_node(read_heads(config))}};
  return model;
}

// LFM2: short convolutions and attention.
constexpr ConfigKey full_indices = {"full_attn_idxs", "layers with attention, from 0",
                                    "(layer_types)"};
constexpr ConfigKey conv_cache = {"conv_L_cache", "tokens that a convolution sees", "3"};
constexpr ConfigKey lfm2[] = {key::layers,   key::q_heads,
                              key::kv_heads, width,
                              key::head_dim, key::layer_types.or_else("(full_attn_idxs)"),
                              full_indices,  conv_cache};

Model read_lfm2(Config& config) {
  const ConfigNumber layers = read_layers(config);
  std::vector<std::size_t> order =
      order_of(config, key::layer_types, layers, {{"conv", state}, {"full_attention", full}});
  if (order.empty()) order = attention_at(config, full_indices, layers);
  const Node conv = layout_node(
      "short_conv", {{"width", config.number(width)}, {"conv_kernel", config.number(conv_cache)}});
  return hybrid_model(config, {"conv", conv}, attention_node(read_heads(config)), std::move(order));
}

// MiniMax-Text-01: lightning attention, a matrix a head, and softmax attention.
constexpr ConfigKey type_list = {
    "attn_type_list", "1 for each layer of softmax attention, 0 for lightning", "(layer_types)"};
constexpr ConfigKey minimax[] = {key::layers,
                                 key::q_heads,
                                 key::kv_heads,
                                 key::hidden,
                                 key::head_dim,
                                 type_list,
                                 key::layer_types.or_else("(attn_type_list)")};

Model read_minimax(Config& config) {
  const ConfigNumber layers = read_layers(config);
  std::vector<std::size_t> order = order_of(
      config, key::layer_types, layers, {{"linear_attention", state}, {"full_attention", full}});
  if (const auto offset = config.offset(type_list)) {
    std::vector<std::size_t> listed;
    for (const ConfigNumber& type : config.numbers(type_list))
      listed.push_back(type.value == 0 ? state : full);
    check_length(config, type_list, listed.size(), *offset, layers);
    if (!order.empty()) check_agreement(config, key::layer_types, order, type_list, listed);
    order = listed;
  } else if (order.empty()) {
    config.complain_missing(type_list);
  }
  const AttentionHeads heads = read_heads(config);
  const Node lightning =
      layout_node("linear", {{"q_heads", heads.q_heads}, {"head_dim", heads.head_dim}});
  return hybrid_model(config, {"lightning", lightning}, attention_node(heads), std::move(order));
}

// Pure state spaces.
constexpr ConfigKey mamba1[] = {key::layers, width, key::expand, key::state_dim.or_else("16"),
                                key::conv_kernel};
// Mamba-2 alone names what hybrids call mamba_… as attention does.
constexpr ConfigKey ssm_heads = {"num_heads", "heads of the state space"};
constexpr ConfigKey ssm_head_dim = {"head_dim", "channels of such a head"};
constexpr ConfigKey mamba2[] = {key::layers,
                                ssm_heads,
                                ssm_head_dim,
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
  return state_model(config,
                     layout_node("mamba2", {{"q_heads", config.number(ssm_heads)},
                                            {"head_dim", config.number(ssm_head_dim)},
                                            {"state_dim", config.number(key::state_dim)},
                                            {"groups", config.number(key::mamba_groups)},
                                            {"conv_kernel", config.number(key::conv_kernel)}}));
}

}  // namespace

std::vector<Family> recurrent_families() {
  return {
      {"qwen3_next",
       "Gated DeltaNet, and every fourth layer full attention. The output gate doubles no cache.",
       "transformers models/qwen3_next/configuration_qwen3_next.py", qwen3_next, read_qwen_next},
      {"qwen3_5_text qwen3_5", "As Qwen3-Next.",
       "transformers models/qwen3_5/configuration_qwen3_5.py", qwen3_5, read_qwen_next},
      {"qwen3_5_moe_text qwen3_5_moe", "As Qwen3-Next.",
       "transformers models/qwen3_5_moe/configuration_qwen3_5_moe.py", qwen3_5_moe, read_qwen_next},
      {"kimi_linear kimi_k3",
       "Kimi delta attention, and latents. head_dim says nothing; mla_use_nope does not take the "
       "rope key's columns away.",
       "configuration_kimi.py beside the weights", kimi, read_kimi},
      {"jamba", "Mamba-1, and attention where layer % attn_layer_period is attn_layer_offset.",
       "transformers models/jamba/configuration_jamba.py", jamba, read_jamba},
      {"granitemoehybrid", "Mamba-2 and attention as listed; some models have attention alone.",
       "transformers models/granitemoehybrid/configuration_granitemoehybrid.py", granite,
       read_granite_hybrid},
      {"bamba", "Mamba-2, and attention in the layers listed.",
       "transformers models/bamba/configuration_bamba.py", bamba, read_bamba},
      {"falcon_h1", "Every layer has attention and Mamba-2 side by side.",
       "transformers models/falcon_h1/configuration_falcon_h1.py", falcon_h1, read_falcon_h1},
      {"zamba2", "A hybrid layer has a state and a cache of keys and values.",
       "transformers models/zamba2/configuration_zamba2.py", zamba2, read_zamba2},
      {"nemotron_h",
       "Layers are mixers or feed-forward, one letter each. Newest files have no count of layers.",
       "transformers models/nemotron_h/configuration_nemotron_h.py", nemotron, read_nemotron_h},
      {"lfm2 lfm2_moe", "Short convolutions, and attention in the layers listed.",
       "transformers models/lfm2/configuration_lfm2.py", lfm2, read_lfm2},
      {"minimax_text_01 minimax", "Lightning attention, and softmax attention in every eighth.",
       "transformers models/minimax/configuration_minimax.py; configuration_minimax_text_01.py "
       "beside the weights",
       minimax, read_minimax},
      {"mamba falcon_mamba", "States alone.",
       "transformers models/{mamba,falcon_mamba}/configuration_*.py", mamba1, read_mamba1},
      {"mamba2", "States alone; num_heads and head_dim are the state space's.",
       "transformers models/mamba2/configuration_mamba2.py", mamba2, read_mamba2},
  };
}

}  // namespace attnfig
