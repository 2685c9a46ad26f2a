// Families whose lists state the kind of each layer, with heads of its own.

#include "import/families/families.h"
#include "import/keys.h"
#include "import/layout_node.h"
#include "import/parts.h"

#include <fmt/format.h>

#include <algorithm>

namespace attnfig {
namespace {

// The kinds of windowed_model.
constexpr std::size_t local = 0;
constexpr std::size_t full = 1;

// A list states the kind of each layer; without one, all are full. Another list may give layers
// query heads of their own number.
constexpr ConfigKey heads_by_layer = {"num_attention_heads_per_layer", "query heads of each layer",
                                      "(num_attention_heads)"};
constexpr ConfigKey all_full = key::layer_types.or_else("(all full)");
constexpr ConfigKey laguna[] = {key::layers,    key::q_heads,
                                key::kv_heads,  key::hidden,
                                all_full,       key::head_dim.or_else("128"),
                                heads_by_layer, key::window.or_else("512")};
constexpr ConfigKey mellum[] = {key::layers,    key::q_heads,
                                key::kv_heads,  key::hidden,
                                all_full,       key::head_dim.or_else("128"),
                                heads_by_layer, key::window.or_else("1024")};

/// Splits the kinds of layers by their number of query heads, if a list states it.
Model read_listed_by_heads(Config& config) {
  const Model same = read_listed(config);
  const auto offset = config.offset(heads_by_layer);
  if (!offset) return same;
  const std::vector<ConfigNumber> counts = config.numbers(heads_by_layer);
  check_length(config, heads_by_layer, counts.size(), *offset, same.layers);
  Model split{.layers = same.layers};
  AttentionHeads heads = read_heads(config);
  const std::size_t layers = std::min(counts.size(), static_cast<std::size_t>(same.layers.value));
  for (std::size_t i = 0; i < layers; ++i) {
    const ModelKind& kind = same.kinds[same.order.empty() ? 0 : same.order[i]];
    heads.q_heads = counts[i];
    ModelKind own = {fmt::format("{}{}", kind.name, static_cast<std::uint64_t>(counts[i].value)),
                     attention_node(heads)};
    if (kind.fields.find("window") != nullptr)
      put(own.fields, "window", *kind.fields.find("window"));
    split.order.push_back(add_kind(split, std::move(own)));
  }
  return split;
}

// MiMo-V2: heads of their own for windowed layers, and values narrower than keys.
constexpr ConfigKey hybrid_pattern = {"hybrid_layer_pattern", "1 for each windowed layer",
                                      "(layer_types)"};
constexpr ConfigKey mimo_list =
    key::layer_types.or_else("(hybrid_layer_pattern, or the first and every sixth layer are full)");
constexpr ConfigKey swa_q_heads = {"swa_num_attention_heads", "query heads of windowed layers",
                                   "(num_attention_heads)"};
constexpr ConfigKey swa_kv_heads = {"swa_num_key_value_heads",
                                    "key and value heads of windowed layers",
                                    "(2 × num_key_value_heads)"};
constexpr ConfigKey swa_head_dim = {"swa_head_dim", "head_dim of windowed layers", "(head_dim)"};
constexpr ConfigKey swa_v_head_dim = {"swa_v_head_dim", "v_head_dim of windowed layers",
                                      "(v_head_dim)"};
constexpr ConfigKey cached_v_head_dim = {"v_head_dim", "elements of a head's value", "128"};
constexpr ConfigKey mimo_head_dim = key::head_dim.or_else("192");
constexpr ConfigKey mimo_v2[] = {key::layers,   key::q_heads,      key::kv_heads,  key::hidden,
                                 mimo_head_dim, cached_v_head_dim, hybrid_pattern, mimo_list,
                                 swa_q_heads,   swa_kv_heads,      swa_head_dim,   swa_v_head_dim,
                                 key::window,   key::draft_layers};

/// The windowed and full layers of MiMo-V2.
std::vector<std::size_t> mimo_order(Config& config, const ConfigNumber& layers) {
  std::vector<std::size_t> order;
  if (const auto offset = config.offset(hybrid_pattern)) {
    for (const ConfigNumber& flag : config.numbers(hybrid_pattern))
      order.push_back(flag.value == 0 ? full : local);
    check_length(config, hybrid_pattern, order.size(), *offset, layers);
    order.resize(std::min(order.size(), static_cast<std::size_t>(layers.value)));
    return order;
  }
  order = listed_order(config, layers);
  if (!order.empty()) return order;
  order = every(layers.value, 6, 5, full, local);
  order.front() = full;
  return order;
}

Model read_mimo_v2(Config& config) {
  AttentionHeads heads = read_heads(config);
  heads.v_head_dim = config.number(cached_v_head_dim);
  const ConfigNumber two = {2, no_offset, "2"};
  const AttentionHeads own = {config.number_or(swa_q_heads, heads.q_heads),
                              config.number_or(swa_kv_heads, two * heads.kv_heads),
                              config.number_or(swa_head_dim, heads.head_dim),
                              config.number_or(swa_v_head_dim, *heads.v_head_dim)};
  Model model{.layers = read_layers(config)};
  const auto window = config.number_if(key::window);
  if (!window) config.report_missing(key::window);
  model.kinds = {{"local", windowed_node(own, window.value_or(ConfigNumber{1}))},
                 {"full", attention_node(heads)}};
  model.order = mimo_order(config, model.layers);
  return model;
}

// Step 3.5 and 3.7: windowed layers may have query heads of their own.
constexpr ConfigKey step_kv_heads = {"num_key_value_heads num_attention_groups",
                                     "key and value heads"};
constexpr ConfigKey other_q_heads = {"attention_other_setting.num_attention_heads",
                                     "query heads of windowed layers", "(num_attention_heads)"};
constexpr ConfigKey other_kv_heads = {"attention_other_setting.num_attention_groups",
                                      "key and value heads of windowed layers",
                                      "(num_key_value_heads)"};
constexpr ConfigKey other_head_dim = {"attention_other_setting.head_dim",
                                      "head_dim of windowed layers", "(head_dim)"};
constexpr ConfigKey step3p5[] = {
    key::layers,      key::q_heads,
    step_kv_heads,    {"head_dim", "elements of a head's key and value"},
    key::hidden,      key::layer_types,
    key::window,      other_q_heads,
    other_kv_heads,   other_head_dim,
    key::draft_layers};

Model read_step3p5(Config& config) {
  const AttentionHeads heads = read_heads(config);
  Model model = read_listed(config);
  const AttentionHeads other = {config.number_or(other_q_heads, heads.q_heads),
                                config.number_or(other_kv_heads, heads.kv_heads),
                                config.number_or(other_head_dim, heads.head_dim)};
  if (const auto window = config.number_if(key::window); window && full < model.kinds.size())
    model.kinds[local].fields = windowed_node(other, *window);
  return model;
}

// Puzzle (NAS) models: every layer states its own attention.
constexpr ConfigKey block_configs = {
    "block_configs",
    "for each layer: attention.no_op, .n_heads_in_group, .replace_with_linear, "
    ".window_length, .num_sink_tokens"};
constexpr ConfigKey nas[] = {key::layers, key::q_heads, key::hidden, key::head_dim, block_configs};

/// The kind of a layer with one block's attention.
ModelKind nas_kind(Config& config, const Node& attention, const ConfigNumber& q_heads,
                   const ConfigNumber& head_dim) {
  const auto group = config.number_in(attention, "n_heads_in_group");
  if (!group)
    config.report(attention.offset, "n_heads_in_group is missing, and the block has attention");
  const ConfigNumber kv_heads = config.quotient(q_heads, group.value_or(ConfigNumber{1}));
  Node node = attention_node({q_heads, kv_heads, head_dim});
  std::string name = fmt::format("kv{}", static_cast<std::uint64_t>(kv_heads.value));
  if (const auto window = config.number_in(attention, "window_length")) {
    put(node, "window", number_node(*window));
    name += fmt::format("_window{}", static_cast<std::uint64_t>(window->value));
    if (const auto sinks = config.number_in(attention, "num_sink_tokens"))
      put(node, "sinks", number_node(*sinks));
  }
  return {std::move(name), std::move(node)};
}

Model read_nas(Config& config) {
  const ConfigNumber q_heads = config.number(key::q_heads);
  const ConfigNumber head_dim = read_head_dim(config, q_heads);
  Model model{.layers = read_layers(config)};
  const auto offset = config.offset(block_configs);
  if (!offset) config.report_missing(block_configs);
  for (const Node& block : config.mappings(block_configs)) {
    const Node* attention = block.find("attention");
    if (attention == nullptr || attention->kind != Node::Kind::mapping) {
      config.report(block.offset, "block_configs: a block without attention");
      model.order.push_back(caches_nothing);
      continue;
    }
    if (Config::is_on(*attention, "no_op") || Config::is_on(*attention, "replace_with_linear")) {
      model.order.push_back(caches_nothing);
      continue;
    }
    model.order.push_back(add_kind(model, nas_kind(config, *attention, q_heads, head_dim)));
  }
  if (offset) check_length(config, block_configs, model.order.size(), *offset, model.layers);
  return model;
}

// MiniMax-M2 and M3: in M3, some layers choose blocks of tokens by an index key that they cache
// beside the rest.
constexpr ConfigKey sparse_layers = {"sparse_attention_config.sparse_attention_freq",
                                     "1 for each layer with an index key", "(layer_types)"};
constexpr ConfigKey sparse_index_dim = {"index_head_dim sparse_attention_config.sparse_index_dim",
                                        "elements of that key", "128"};
constexpr ConfigKey softmax_layers = {
    "attn_type_list", "1 for each layer: in M2 all have softmax attention", "(all 1)"};
constexpr ConfigKey minimax[] = {key::layers,
                                 key::q_heads,
                                 key::kv_heads,
                                 key::hidden,
                                 key::head_dim.or_else("128"),
                                 key::layer_types.or_else("(sparse_attention_freq)"),
                                 sparse_layers,
                                 sparse_index_dim,
                                 softmax_layers};

Model read_minimax(Config& config) {
  constexpr std::size_t plain = 0;
  constexpr std::size_t sparse = 1;
  for (const ConfigNumber& type : config.numbers(softmax_layers))
    if (type.value != 1)
      config.report(type.offset, "attn_type_list: a layer without softmax attention",
                    "--assume model_type=minimax_text_01 reads lightning attention");
  const AttentionHeads heads = read_heads(config);
  Model model = uniform(config, attention_node(heads));
  model.order = order_of(config, key::layer_types, model.layers,
                         {{"full_attention", plain}, {"minimax_m3_sparse", sparse}});
  if (model.order.empty()) {
    for (const ConfigNumber& flag : config.numbers(sparse_layers))
      model.order.push_back(flag.value == 0 ? plain : sparse);
    if (const auto offset = config.offset(sparse_layers))
      check_length(config, sparse_layers, model.order.size(), *offset, model.layers);
  }
  model.order.resize(std::min(model.order.size(), static_cast<std::size_t>(model.layers.value)));
  model.kinds.push_back(
      {"sparse", layout_node("gqa", {{"q_heads", heads.q_heads},
                                     {"kv_heads", heads.kv_heads},
                                     {"head_dim", heads.head_dim},
                                     {"index_dim", config.number(sparse_index_dim)}})});
  return model;
}

}  // namespace

std::vector<Family> by_layer_families() {
  return {
      {"laguna", "layer_types decides; query heads may vary by layer.",
       "transformers models/laguna/configuration_laguna.py", laguna, read_listed_by_heads,
       "laguna"},
      {"mellum", "layer_types decides.", "transformers models/mellum/modular_mellum.py", mellum,
       read_listed_by_heads, "mellum"},
      {"step3p5 step3p7",
       "layer_types also lists the drafting layers; windowed layers have heads of their own.",
       "transformers models/step3p7/modular_step3p7.py", step3p5, read_step3p5, "step35"},
      {"mimo_v2_flash mimo_v2",
       "Values are narrower than keys; attention_chunk_size stands in the file but nothing is "
       "chunked. Files of transformers 5 state no heads of windowed layers.",
       "configuration_mimo_v2_flash.py beside the weights; transformers "
       "models/mimo_v2_flash/modular_mimo_v2_flash.py",
       mimo_v2, read_mimo_v2, "mimo2"},
      {"nemotron-nas", "KV heads vary by layer, and some layers have no attention.",
       "configuration_decilm.py beside the weights", nas, read_nas, "deci"},
      {"minimax_m2 minimax_m3 minimax_m3_text minimax_m3_vl_text",
       "M3's sparse attention keeps the whole cache, and one index key a token beside it in each "
       "sparse layer. Its text_config may have the model_type of M2, or none.",
       "transformers models/minimax_m2/configuration_minimax_m2.py, "
       "models/minimax_m3_vl/modular_minimax_m3_vl.py; llama.cpp src/llama-kv-cache-msa.cpp",
       minimax, read_minimax},
  };
}

}  // namespace attnfig
