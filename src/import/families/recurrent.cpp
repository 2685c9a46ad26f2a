// Families with layers of linear attention or convolutions, which keep a state of constant size.

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

constexpr ConfigKey olmo_hybrid[] = {key::layers,
                                     key::q_heads,
                                     key::kv_or_q_heads,
                                     key::hidden,
                                     key::head_dim,
                                     key::layer_types.or_else("(every fourth layer is full)"),
                                     interval,
                                     {"linear_num_key_heads", "key heads of a linear layer"},
                                     {"linear_num_value_heads", "value heads, each with a state"},
                                     {"linear_key_head_dim", "elements of such a key"},
                                     {"linear_value_head_dim", "elements of such a value"},
                                     linear_conv};

Model read_qwen_next(Config& config) {
  const ConfigNumber layers = read_layers(config);
  const ConfigNumber period = read_period(config, interval);
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

// Kimi Linear: Kimi delta attention and latents. Its lists count layers from 1; files of
// transformers 5 have one list, and the heads beside it.
constexpr ConfigKey full_layers = {"linear_attn_config.full_attn_layers",
                                   "numbers, from 1, of the layers with latents", "(layer_types)"};
constexpr ConfigKey kda_layers = {"linear_attn_config.kda_layers",
                                  "numbers, from 1, of the layers with a state", "(layer_types)"};
constexpr ConfigKey kda_heads = {"linear_attn_config.num_heads linear_num_heads",
                                 "heads of a layer with a state"};
constexpr ConfigKey kda_head_dim = {"linear_attn_config.head_dim linear_head_dim",
                                    "elements of such a head"};
constexpr ConfigKey kda_conv = {"linear_attn_config.short_conv_kernel_size linear_conv_kernel_dim",
                                "tokens that the short convolution sees"};
constexpr ConfigKey kimi[] = {key::layers,
                              key::q_heads,
                              key::latent_dim,
                              key::rope_dim,
                              key::nope_dim,
                              key::v_head_dim,
                              key::layer_types.or_else("(full_attn_layers and kda_layers)"),
                              full_layers,
                              kda_layers,
                              kda_heads,
                              kda_head_dim,
                              kda_conv};

/// Notes the layers of a list that counts from 1; each must be there and not be noted yet.
void note_layers(Config& config, const ConfigKey& list, std::size_t kind,
                 std::vector<std::size_t>& order) {
  if (!config.offset(list)) config.report_missing(list);
  for (const ConfigNumber& number : config.numbers(list)) {
    if (number.value == 0 || order.size() < number.value) {
      config.report(number.offset,
                    fmt::format("{}: no layer {} among 1 to {}", list.name(),
                                static_cast<std::uint64_t>(number.value), order.size()));
      continue;
    }
    std::size_t& layer = order[static_cast<std::size_t>(number.value) - 1];
    if (layer != caches_nothing)
      config.report(number.offset, fmt::format("{}: layer {} is listed twice", list.name(),
                                               static_cast<std::uint64_t>(number.value)));
    layer = kind;
  }
}

/// The order that two lists of numbers give.
std::vector<std::size_t> numbered_order(Config& config, const ConfigNumber& layers) {
  std::vector<std::size_t> order(static_cast<std::size_t>(layers.value), caches_nothing);
  note_layers(config, full_layers, full, order);
  note_layers(config, kda_layers, state, order);
  const auto missing = std::find(order.begin(), order.end(), caches_nothing);
  if (missing != order.end())
    config.report(config.offset(kda_layers).value_or(no_offset),
                  fmt::format("layer {} is in neither full_attn_layers nor kda_layers",
                              missing - order.begin() + 1));
  return order;
}

Model read_kimi(Config& config) {
  const ConfigNumber layers = read_layers(config);
  std::vector<std::size_t> order = order_of(
      config, key::layer_types, layers, {{"linear_attention", state}, {"full_attention", full}});
  if (order.empty()) order = numbered_order(config, layers);
  const Node kda = layout_node("kda", {{"q_heads", config.number(kda_heads)},
                                       {"head_dim", config.number(kda_head_dim)},
                                       {"conv_kernel", config.number(kda_conv)}});
  Model model = hybrid_model(config, {"kda", kda}, latent_node(config), std::move(order));
  model.kinds[full].name = "latent";
  return model;
}

// LFM2: short convolutions and attention.
constexpr ConfigKey full_indices = {"full_attn_idxs", "layers with attention, from 0",
                                    "(layer_types)"};
constexpr ConfigKey conv_cache = {"conv_L_cache", "tokens that a convolution sees", "3"};
constexpr ConfigKey lfm2[] = {key::layers,   key::q_heads,
                              key::kv_heads, key::width,
                              key::head_dim, key::layer_types.or_else("(full_attn_idxs)"),
                              full_indices,  conv_cache};

Model read_lfm2(Config& config) {
  const ConfigNumber layers = read_layers(config);
  std::vector<std::size_t> order =
      order_of(config, key::layer_types, layers, {{"conv", state}, {"full_attention", full}});
  if (order.empty()) order = attention_at(config, full_indices, layers);
  const Node conv = layout_node("short_conv", {{"width", config.number(key::width)},
                                               {"conv_kernel", config.number(conv_cache)}});
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
    config.report_missing(type_list);
  }
  const AttentionHeads heads = read_heads(config);
  const Node lightning =
      layout_node("linear", {{"q_heads", heads.q_heads}, {"head_dim", heads.head_dim}});
  return hybrid_model(config, {"lightning", lightning}, attention_node(heads), std::move(order));
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
      {"olmo_hybrid", "As Qwen3-Next.",
       "transformers models/olmo_hybrid/configuration_olmo_hybrid.py", olmo_hybrid, read_qwen_next},
      {"kimi_linear kimi_k3",
       "Kimi delta attention, and latents. head_dim says nothing; mla_use_nope does not take the "
       "rope key's columns away.",
       "configuration_kimi.py beside the weights", kimi, read_kimi},
      {"lfm2 lfm2_moe", "Short convolutions, and attention in the layers listed.",
       "transformers models/lfm2/configuration_lfm2.py", lfm2, read_lfm2},
      {"minimax_text_01 minimax minimax_m1",
       "Lightning attention, and softmax attention in every eighth.",
       "transformers models/minimax/configuration_minimax.py; configuration_minimax_text_01.py "
       "beside the weights",
       minimax, read_minimax},
  };
}

}  // namespace attnfig
