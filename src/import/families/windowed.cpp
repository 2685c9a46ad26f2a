// Families of which some layers, or all, keep the newest tokens alone.

#include "import/families/families.h"
#include "import/keys.h"
#include "import/layout_node.h"
#include "import/parts.h"

#include <fmt/format.h>

#include <algorithm>

namespace attnfig {
namespace {

constexpr std::size_t local = 0;
constexpr std::size_t full = 1;
std::vector<std::size_t> listed_order(Config& config, const ConfigNumber& layers) {
  return order_of(config, key::layer_types, layers,
                  {{"sliding_attention", local}, {"full_attention", full}});
}

// Every layer has the window, or none.
constexpr ConfigKey mistral[] = {key::layers.nested_else("32"),
                                 key::q_heads.nested_else("32"),
                                 key::kv_heads.nested_else("8"),
                                 key::hidden.nested_else("4096"),
                                 key::head_dim,
                                 key::window.or_else("4096")};
constexpr ConfigKey mixtral[] = {key::layers.nested_else("32"),
                                 key::q_heads.nested_else("32"),
                                 key::kv_heads.nested_else("8"),
                                 key::hidden.nested_else("4096"),
                                 key::head_dim,
                                 key::window};
constexpr ConfigKey phi3[] = {key::layers, key::q_heads,  key::kv_or_q_heads,
                              key::hidden, key::head_dim, key::window};
constexpr ConfigKey phimoe[] = {key::layers, key::q_heads,  key::kv_heads,
                                key::hidden, key::head_dim, key::window};

Model read_all_windowed(Config& config) {
  const AttentionHeads heads = read_heads(config);
  const auto window = config.number_if(key::window);
  return uniform(config, window ? windowed_node(heads, *window) : attention_node(heads));
}

// Qwen: the window is there only if it is switched on, and then from one layer on. Which layers
// those are in the MoE models, versions of transformers disagree about.
constexpr ConfigKey use_window = {"use_sliding_window", "whether sliding_window counts", "false"};
constexpr ConfigKey full_first = {"max_window_layers", "first layers without the window"};
constexpr ConfigKey qwen_window = key::window.or_else("4096");
constexpr ConfigKey qwen_list = key::layer_types.or_else("(max_window_layers)");
constexpr ConfigKey qwen2[] = {key::layers.nested_else("32"),
                               key::q_heads.nested_else("32"),
                               key::kv_heads.nested_else("32"),
                               key::hidden.nested_else("4096"),
                               key::head_dim,
                               use_window,
                               qwen_window,
                               full_first.or_else("28"),
                               qwen_list};
constexpr ConfigKey qwen2_vl[] = {key::layers.nested_else("80"),
                                  key::q_heads.nested_else("64"),
                                  key::kv_heads.nested_else("8"),
                                  key::hidden.nested_else("8192"),
                                  key::head_dim,
                                  use_window,
                                  qwen_window,
                                  full_first.or_else("80"),
                                  qwen_list};
constexpr ConfigKey qwen3[] = {key::layers.nested_else("32"),
                               key::q_heads.nested_else("32"),
                               key::kv_heads.nested_else("32"),
                               key::hidden.nested_else("4096"),
                               key::head_dim.or_else("128"),
                               use_window,
                               qwen_window,
                               full_first.or_else("28"),
                               qwen_list};
constexpr ConfigKey qwen_moe[] = {key::layers,   key::q_heads, key::kv_heads, key::hidden,
                                  key::head_dim, use_window,   qwen_window,   key::layer_types};
constexpr ConfigKey qwen2_omni[] = {key::layers, key::q_heads,  key::kv_heads,
                                    key::hidden, key::head_dim, use_window,
                                    qwen_window, full_first,    qwen_list};

/// Windowed layers after the first full ones.
std::vector<std::size_t> windowed_late(Config& config, Wide layers) {
  std::vector<std::size_t> order(static_cast<std::size_t>(layers), local);
  const Wide first = std::min(config.number(full_first).value, layers);
  std::fill_n(order.begin(), static_cast<std::size_t>(first), full);
  return order;
}

Model read_qwen(Config& config) {
  const AttentionHeads heads = read_heads(config);
  if (!config.flag(use_window)) return uniform(config, attention_node(heads));
  if (config.lacks(key::layer_types)) config.complain_missing(key::layer_types);
  const ConfigNumber layers = read_layers(config);
  std::vector<std::size_t> order = listed_order(config, layers);
  if (order.empty()) order = windowed_late(config, layers.value);
  return windowed_model(config, heads, std::move(order));
}

// dots.llm1: as Qwen, without the switch; all 62 layers are full.
constexpr ConfigKey dots1[] = {key::layers,   key::q_heads,
                               key::kv_heads, key::hidden,
                               key::head_dim, key::window.or_else("4096"),
                               qwen_list,     full_first.or_else("62")};

Model read_dots1(Config& config) {
  const AttentionHeads heads = read_heads(config);
  const ConfigNumber layers = read_layers(config);
  std::vector<std::size_t> order = listed_order(config, layers);
  if (order.empty()) order = windowed_late(config, layers.value);
  return windowed_model(config, heads, std::move(order));
}

// A list says of each layer what it is; without one, all are full. Another list may give layers
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

Model read_listed(Config& config) {
  const AttentionHeads heads = read_heads(config);
  const ConfigNumber layers = read_layers(config);
  if (!config.offset(key::layer_types)) {
    if (config.lacks(key::layer_types)) config.complain_missing(key::layer_types);
    return uniform(config, attention_node(heads));
  }
  return windowed_model(config, heads, listed_order(config, layers));
}

/// Splits the kinds of layers by their number of query heads, where a list says so.
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
    const auto known = std::find_if(split.kinds.begin(), split.kinds.end(),
                                    [&](const ModelKind& other) { return other.name == own.name; });
    split.order.push_back(static_cast<std::size_t>(known - split.kinds.begin()));
    if (known == split.kinds.end()) split.kinds.push_back(std::move(own));
  }
  return split;
}

// Ministral: all layers alike where the list is left out.
constexpr ConfigKey all_alike = key::layer_types.or_else("(all layers alike)");
constexpr ConfigKey ministral3[] = {key::layers.nested_else("34"),
                                    key::q_heads.nested_else("32"),
                                    key::kv_heads.nested_else("8"),
                                    key::hidden,
                                    key::head_dim.or_else("128"),
                                    all_alike,
                                    key::window};
constexpr ConfigKey ministral[] = {key::layers,
                                   key::q_heads,
                                   key::kv_heads,
                                   key::hidden,
                                   all_alike,
                                   key::head_dim,
                                   key::window.or_else("4096")};

Model read_ministral(Config& config) {
  if (!config.offset(key::layer_types)) return read_all_windowed(config);
  return read_listed(config);
}

// A list, or a number N: every N-th layer is full. EXAONE writes the number as a word, LLLG.
constexpr ConfigKey pattern = {"sliding_window_pattern _sliding_window_pattern",
                               "every so many layers one is full"};
constexpr ConfigKey listed_or_periodic = key::layer_types.or_else("(sliding_window_pattern)");
constexpr ConfigKey gemma2[] = {key::layers.nested_else("26"),
                                key::q_heads.nested_else("8"),
                                key::kv_heads.nested_else("4"),
                                key::hidden,
                                key::head_dim.or_else("256"),
                                key::window.or_else("4096"),
                                key::layer_types.or_else("(every second layer is full)")};
constexpr ConfigKey gemma3[] = {key::layers.nested_else("26"),
                                key::q_heads.nested_else("8"),
                                key::kv_heads.nested_else("4"),
                                key::hidden,
                                key::head_dim.or_else("256"),
                                key::window.or_else("4096"),
                                listed_or_periodic,
                                pattern.or_else("6")};
// Its code overwrites head_dim.
constexpr ConfigKey cohere2[] = {key::layers.nested_else("40"),
                                 key::q_heads.nested_else("64"),
                                 key::kv_or_q_heads,
                                 key::hidden.nested_else("8192"),
                                 key::window.or_else("4096"),
                                 listed_or_periodic,
                                 pattern.or_else("4")};
constexpr ConfigKey olmo3[] = {key::layers,
                               key::q_heads,
                               key::kv_or_q_heads,
                               key::hidden,
                               key::head_dim,
                               key::window.or_else("4096"),
                               key::layer_types.or_else("(every fourth layer is full)")};
constexpr ConfigKey gpt_oss[] = {key::layers.nested_else("36"),
                                 key::q_heads.nested_else("64"),
                                 key::kv_heads.or_else("8"),
                                 key::hidden,
                                 key::head_dim.or_else("64"),
                                 key::window.or_else("128"),
                                 key::layer_types.or_else("(every second layer is full)")};
constexpr ConfigKey exaone4[] = {key::layers,        key::q_heads,
                                 key::kv_heads,      key::hidden,
                                 key::head_dim,      key::window.or_else("4096"),
                                 listed_or_periodic, pattern.or_else("4")};

Model listed_or_every(Config& config, Wide period) {
  const AttentionHeads heads = read_heads(config);
  const ConfigNumber layers = read_layers(config);
  std::vector<std::size_t> order = listed_order(config, layers);
  if (order.empty()) order = every(layers.value, period, period - 1, full, local);
  return windowed_model(config, heads, std::move(order));
}

Model read_every_second(Config& config) {
  return listed_or_every(config, 2);
}

Model read_every_fourth(Config& config) {
  return listed_or_every(config, 4);
}

/// LLLG, once and again: L is windowed, G full.
std::vector<std::size_t> lettered(Config& config, const ConfigWord& letters, Wide layers) {
  std::vector<std::size_t> order;
  if (letters.text.find_first_not_of("LG") != std::string::npos || letters.text.empty())
    config.complain(
        letters.offset,
        fmt::format("sliding_window_pattern: expected L and G, got \"{}\"", letters.text));
  for (std::size_t i = 0; i < layers && !letters.text.empty(); ++i)
    order.push_back(letters.text[i % letters.text.size()] == 'G' ? full : local);
  return order;
}

Model read_periodic(Config& config) {
  const AttentionHeads heads = read_heads(config);
  const ConfigNumber layers = read_layers(config);
  const std::vector<std::size_t> list = listed_order(config, layers);
  std::vector<std::size_t> ruled;
  if (config.is_text(pattern)) {
    ruled = lettered(config, config.word(pattern), layers.value);
  } else if (const auto period = config.number_if(pattern); period && period->value != 0) {
    ruled = every(layers.value, period->value, period->value - 1, full, local);
  }
  const bool both = !list.empty() && config.offset(pattern);
  if (both) check_agreement(config, key::layer_types, list, pattern, ruled);
  return windowed_model(config, heads, list.empty() ? ruled : list);
}

// Gemma 3n and 4: the last layers read an earlier layer's cache, and 4 has other heads where a
// layer is full.
constexpr ConfigKey shared_last = {"num_kv_shared_layers",
                                   "last layers that read an earlier layer's cache", "0"};
constexpr ConfigKey gemma3n[] = {key::layers.nested_else("35"),
                                 key::q_heads.nested_else("8"),
                                 key::kv_heads.nested_else("2"),
                                 key::hidden,
                                 key::head_dim.or_else("256"),
                                 key::window.or_else("512"),
                                 key::layer_types.or_else("(every fifth layer is full)"),
                                 shared_last.or_else("15")};

Model read_gemma3n(Config& config) {
  Model model = listed_or_every(config, 5);
  model.shared_last = config.number(shared_last);
  return model;
}

constexpr ConfigKey global_head_dim = {"global_head_dim", "head_dim of full layers", "512"};
constexpr ConfigKey global_kv_heads = {"num_global_key_value_heads",
                                       "key and value heads of full layers, with attention_k_eq_v",
                                       "(num_key_value_heads)"};
constexpr ConfigKey k_eq_v = {"attention_k_eq_v",
                              "whether full layers have heads of their own number; both keys and "
                              "values are cached all the same",
                              "false"};
constexpr ConfigKey by_layer = {"per_layer_config",
                                "what newer files state in place of the keys of full layers; not "
                                "read",
                                "(none)"};
constexpr ConfigKey gemma4[] = {key::layers.nested_else("30"),
                                key::q_heads.nested_else("8"),
                                key::kv_heads.nested_else("4"),
                                key::hidden,
                                key::head_dim.or_else("256"),
                                key::window.or_else("512"),
                                key::layer_types.or_else("(every sixth layer is full)"),
                                global_head_dim,
                                global_kv_heads,
                                k_eq_v,
                                by_layer,
                                shared_last};

Model read_gemma4(Config& config) {
  if (const auto offset = config.offset(by_layer))
    config.complain(*offset, "per_layer_config is not read",
                    "say what it says of full layers: --assume per_layer_config=null "
                    "--assume global_head_dim=VALUE --assume num_global_key_value_heads=VALUE");
  const AttentionHeads heads = read_heads(config);
  Model model = listed_or_every(config, 6);
  if (!model.order.empty()) model.order.back() = full;  // whatever the list says
  AttentionHeads global = heads;
  global.head_dim = config.number(global_head_dim);
  if (config.flag(k_eq_v)) global.kv_heads = config.number_or(global_kv_heads, heads.kv_heads);
  if (full < model.kinds.size()) model.kinds[full].fields = attention_node(global);
  model.shared_last = config.number(shared_last);
  return model;
}

// Llama 4: chunks where layers have rotary positions; those without see all tokens.
constexpr ConfigKey chunk = {"attention_chunk_size", "tokens of a chunk", "8192"};
constexpr ConfigKey rotary = {"no_rope_layers",
                              "1 for each layer with rotary positions, which has chunks",
                              "(no_rope_layer_interval)"};
constexpr ConfigKey unrotated = {"no_rope_layer_interval",
                                 "without no_rope_layers: every so many layers one has none", "4"};
constexpr ConfigKey llama4[] = {key::layers.nested_else("48"),
                                key::q_heads.nested_else("40"),
                                key::kv_heads.nested_else("8"),
                                key::hidden,
                                key::head_dim.or_else("128"),
                                chunk,
                                rotary,
                                unrotated,
                                key::layer_types.or_else("(no_rope_layers)")};

Model read_llama4(Config& config) {
  const AttentionHeads heads = read_heads(config);
  Model model{.layers = read_layers(config)};
  if (config.is_null(chunk)) return uniform(config, attention_node(heads));
  Node chunked = attention_node(heads);
  put(chunked, "chunk", number_node(config.number(chunk)));
  model.kinds = {{"chunked", chunked}, {"full", attention_node(heads)}};
  const Wide interval = config.number(unrotated).value;
  if (interval == 0)
    config.complain(config.offset(unrotated).value_or(nowhere), "no_rope_layer_interval is 0");
  std::vector<std::size_t> ruled = every(model.layers.value, interval, interval - 1, full, local);
  if (const std::vector<ConfigNumber> flags = config.numbers(rotary); !flags.empty()) {
    check_length(config, rotary, flags.size(), *config.offset(rotary), model.layers);
    ruled.clear();
    for (const ConfigNumber& flag : flags) ruled.push_back(flag.value == 0 ? full : local);
  }
  model.order = order_of(config, key::layer_types, model.layers,
                         {{"chunked_attention", local}, {"full_attention", full}});
  if (!model.order.empty() && config.offset(rotary))
    check_agreement(config, key::layer_types, model.order, rotary, ruled);
  if (model.order.empty()) model.order = ruled;
  model.order.resize(std::min(model.order.size(), static_cast<std::size_t>(model.layers.value)));
  return model;
}

// MiMo-V2: heads of their own for windowed layers, and values narrower than keys.
constexpr ConfigKey hybrid_pattern = {"hybrid_layer_pattern", "1 for each windowed layer"};
constexpr ConfigKey swa_q_heads = {"swa_num_attention_heads", "query heads of windowed layers",
                                   "(num_attention_heads)"};
constexpr ConfigKey swa_kv_heads = {"swa_num_key_value_heads",
                                    "key and value heads of windowed layers"};
constexpr ConfigKey swa_head_dim = {"swa_head_dim", "head_dim of windowed layers"};
constexpr ConfigKey swa_v_head_dim = {"swa_v_head_dim", "v_head_dim of windowed layers"};
constexpr ConfigKey cached_v_head_dim = {"v_head_dim", "elements of a head's value", "128"};
constexpr ConfigKey mimo_head_dim = key::head_dim.or_else("192");
constexpr ConfigKey mimo_v2[] = {key::layers,      key::q_heads,      key::kv_heads,  key::hidden,
                                 mimo_head_dim,    cached_v_head_dim, hybrid_pattern, swa_q_heads,
                                 swa_kv_heads,     swa_head_dim,      swa_v_head_dim, key::window,
                                 key::draft_layers};

Model read_mimo_v2(Config& config) {
  AttentionHeads heads = read_heads(config);
  heads.v_head_dim = config.number(cached_v_head_dim);
  const AttentionHeads own = {config.number_or(swa_q_heads, heads.q_heads),
                              config.number(swa_kv_heads), config.number(swa_head_dim),
                              config.number(swa_v_head_dim)};
  Model model{.layers = read_layers(config)};
  const auto window = config.number_if(key::window);
  if (!window) config.complain_missing(key::window);
  model.kinds = {{"local", windowed_node(own, window.value_or(ConfigNumber{1}))},
                 {"full", attention_node(heads)}};
  const auto offset = config.offset(hybrid_pattern);
  if (!offset) config.complain_missing(hybrid_pattern);
  for (const ConfigNumber& flag : config.numbers(hybrid_pattern))
    model.order.push_back(flag.value == 0 ? full : local);
  if (offset) check_length(config, hybrid_pattern, model.order.size(), *offset, model.layers);
  model.order.resize(std::min(model.order.size(), static_cast<std::size_t>(model.layers.value)));
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

// Puzzle (NAS) models: every layer says for itself what attention it has.
constexpr ConfigKey block_configs = {
    "block_configs",
    "for each layer: attention.no_op, .n_heads_in_group, .replace_with_linear, "
    ".window_length, .num_sink_tokens"};
constexpr ConfigKey nas[] = {key::layers, key::q_heads, key::hidden, key::head_dim, block_configs};

/// The kind of layers that one block's attention is.
ModelKind nas_kind(Config& config, const Node& attention, const ConfigNumber& q_heads,
                   const ConfigNumber& head_dim) {
  const auto group = config.number_in(attention, "n_heads_in_group");
  if (!group)
    config.complain(attention.offset, "n_heads_in_group is missing, and the block has attention");
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
  if (!offset) config.complain_missing(block_configs);
  for (const Node& block : config.mappings(block_configs)) {
    const Node* attention = block.find("attention");
    if (attention == nullptr || attention->kind != Node::Kind::mapping) {
      config.complain(block.offset, "block_configs: a block without attention");
      model.order.push_back(caches_nothing);
      continue;
    }
    if (Config::is_on(*attention, "no_op") || Config::is_on(*attention, "replace_with_linear")) {
      model.order.push_back(caches_nothing);
      continue;
    }
    ModelKind kind = nas_kind(config, *attention, q_heads, head_dim);
    const auto known =
        std::find_if(model.kinds.begin(), model.kinds.end(),
                     [&](const ModelKind& other) { return other.name == kind.name; });
    model.order.push_back(static_cast<std::size_t>(known - model.kinds.begin()));
    if (known == model.kinds.end()) model.kinds.push_back(std::move(kind));
  }
  if (offset) check_length(config, block_configs, model.order.size(), *offset, model.layers);
  return model;
}

}  // namespace

std::vector<Family> windowed_families() {
  return {
      {"mistral", "sliding_window holds for every layer unless it is null; left out, it is 4096.",
       "transformers models/mistral/configuration_mistral.py", mistral, read_all_windowed},
      {"mixtral", "sliding_window holds for every layer where it is stated.",
       "transformers models/mixtral/configuration_mixtral.py", mixtral, read_all_windowed},
      {"phi3",
       "sliding_window holds for every layer; where it is larger than the context it cuts nothing "
       "off.",
       "transformers models/phi3/configuration_phi3.py", phi3, read_all_windowed},
      {"starcoder2 phimoe phi4mm", "As Phi-3.",
       "transformers models/{starcoder2,phimoe}/configuration_*.py; configuration_phi4mm.py beside "
       "the weights",
       phimoe, read_all_windowed},
      {"qwen2 mimo",
       "sliding_window stands in the files but holds only with use_sliding_window, and then from "
       "layer max_window_layers on.",
       "transformers models/qwen2/configuration_qwen2.py; configuration_mimo.py beside the weights",
       qwen2, read_qwen},
      {"qwen2_vl qwen2_5_vl qwen2_vl_text qwen2_5_vl_text", "As Qwen2.",
       "transformers models/qwen2_vl/configuration_qwen2_vl.py", qwen2_vl, read_qwen},
      {"qwen2_5_omni_text", "As Qwen2.",
       "transformers models/qwen2_5_omni/configuration_qwen2_5_omni.py", qwen2_omni, read_qwen},
      {"qwen3", "As Qwen2; head_dim is 128 whatever hidden_size / heads is.",
       "transformers models/qwen3/configuration_qwen3.py", qwen3, read_qwen},
      {"qwen2_moe qwen3_moe",
       "As Qwen2, but with use_sliding_window, layer_types must say which layers slide.",
       "transformers models/{qwen2_moe,qwen3_moe}/configuration_*.py", qwen_moe, read_qwen},
      {"dots1", "Layers from max_window_layers on would slide; the model has none.",
       "transformers models/dots1/configuration_dots1.py", dots1, read_dots1},
      {"ministral3", "sliding_window holds for every layer where it is stated.",
       "transformers models/ministral3/configuration_ministral3.py", ministral3, read_ministral},
      {"ministral", "As Mistral, with a list of layers.",
       "transformers models/ministral/configuration_ministral.py", ministral, read_ministral},
      {"gemma2", "Even layers are windowed. query_pre_attn_scalar is not head_dim.",
       "transformers models/gemma2/configuration_gemma2.py", gemma2, read_every_second},
      {"gemma3_text gemma3",
       "Every sixth layer is full. The shipped text_config of 4B and larger leaves counts out.",
       "transformers models/gemma3/configuration_gemma3.py", gemma3, read_periodic},
      {"gemma3n_text gemma3n", "The last num_kv_shared_layers own no cache.",
       "transformers models/gemma3n/configuration_gemma3n.py", gemma3n, read_gemma3n},
      {"gemma4_text gemma4",
       "Full layers have head_dim global_head_dim; the last layer is always full.",
       "transformers models/gemma4/configuration_gemma4.py", gemma4, read_gemma4},
      {"cohere2", "Every fourth layer is full; head_dim is hidden_size / heads whatever it says.",
       "transformers models/cohere2/configuration_cohere2.py", cohere2, read_periodic},
      {"olmo3", "Every fourth layer is full.", "transformers models/olmo3/configuration_olmo3.py",
       olmo3, read_every_fourth},
      {"gpt_oss", "Every second layer is full; head_dim is 64.",
       "transformers models/gpt_oss/configuration_gpt_oss.py", gpt_oss, read_every_second},
      {"exaone4", "sliding_window_pattern is a word, LLLG; 1.2B has no window.",
       "transformers models/exaone4/configuration_exaone4.py", exaone4, read_periodic},
      {"laguna", "layer_types decides; query heads may vary by layer.",
       "transformers models/laguna/configuration_laguna.py", laguna, read_listed_by_heads},
      {"mellum", "layer_types decides.", "transformers models/mellum/modular_mellum.py", mellum,
       read_listed_by_heads},
      {"step3p5 step3p7",
       "layer_types also lists the drafting layers; windowed layers have heads of their own.",
       "transformers models/step3p7/modular_step3p7.py", step3p5, read_step3p5},
      {"mimo_v2_flash mimo_v2",
       "Values are narrower than keys; attention_chunk_size stands in the file but nothing is "
       "chunked.",
       "configuration_mimo_v2_flash.py beside the weights", mimo_v2, read_mimo_v2},
      {"llama4_text llama4", "Chunks of attention_chunk_size in three of four layers.",
       "transformers models/llama4/configuration_llama4.py", llama4, read_llama4},
      {"nemotron-nas", "KV heads vary by layer, and some layers have no attention.",
       "configuration_decilm.py beside the weights", nas, read_nas},
  };
}

}  // namespace attnfig
