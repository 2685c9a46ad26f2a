// Families that repeat a pattern of windowed, or chunked, and full layers.

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

Model listed_or_every(Config& config, UInt128 period) {
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
std::vector<std::size_t> lettered(Config& config, const ConfigWord& letters, UInt128 layers) {
  std::vector<std::size_t> order;
  if (letters.text.find_first_not_of("LG") != std::string::npos || letters.text.empty())
    config.report(
        letters.offset,
        fmt::format("sliding_window_pattern: expected L and G, got \"{}\"", letters.text));
  for (std::size_t i = 0; i < layers && !letters.text.empty(); ++i)
    order.push_back(letters.text[i % letters.text.size()] == 'G' ? full : local);
  return order;
}

std::vector<std::size_t> patterned(Config& config, UInt128 layers) {
  if (config.is_text(pattern)) return lettered(config, config.word(pattern), layers);
  const ConfigNumber period = read_period(config, pattern);
  return every(layers, period.value, period.value - 1, full, local);
}

Model read_periodic(Config& config) {
  const AttentionHeads heads = read_heads(config);
  const ConfigNumber layers = read_layers(config);
  std::vector<std::size_t> order = listed_order(config, layers);
  if (!order.empty() && config.offset(pattern))
    check_agreement(config, key::layer_types, order, pattern, patterned(config, layers.value));
  // Without a window, no pattern is needed.
  if (order.empty() && !config.is_null(key::window)) order = patterned(config, layers.value);
  return windowed_model(config, heads, std::move(order));
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
    config.report(*offset, "per_layer_config is not read",
                  "say what it says of full layers: --assume per_layer_config=null "
                  "--assume global_head_dim=VALUE --assume num_global_key_value_heads=VALUE");
  const AttentionHeads heads = read_heads(config);
  Model model = listed_or_every(config, 6);
  if (!model.order.empty()) model.order.back() = full;  // whatever the list states
  AttentionHeads global = heads;
  global.head_dim = config.number(global_head_dim);
  if (config.flag(k_eq_v)) global.kv_heads = config.number_or(global_kv_heads, heads.kv_heads);
  if (full < model.kinds.size()) model.kinds[full].fields = attention_node(global);
  model.shared_last = config.number(shared_last);
  return model;
}

// Llama 4: chunks in layers with rotary positions; layers without those see all tokens.
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
  const UInt128 interval = read_period(config, unrotated).value;
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

}  // namespace

std::vector<Family> patterned_families() {
  return {
      {"gemma2", "Even layers are windowed. query_pre_attn_scalar is not head_dim.",
       "transformers models/gemma2/configuration_gemma2.py", gemma2, read_every_second, "gemma2"},
      {"gemma3_text gemma3",
       "Every sixth layer is full. The shipped text_config of 4B and larger leaves counts out.",
       "transformers models/gemma3/configuration_gemma3.py", gemma3, read_periodic, "gemma3"},
      {"gemma3n_text gemma3n", "The last num_kv_shared_layers own no cache.",
       "transformers models/gemma3n/configuration_gemma3n.py", gemma3n, read_gemma3n, "gemma3n"},
      {"gemma4_text gemma4",
       "Full layers have head_dim global_head_dim; the last layer is always full.",
       "transformers models/gemma4/configuration_gemma4.py", gemma4, read_gemma4, "gemma4"},
      {"cohere2", "Every fourth layer is full; head_dim is hidden_size / heads whatever it says.",
       "transformers models/cohere2/configuration_cohere2.py", cohere2, read_periodic, "cohere2"},
      {"olmo3", "Every fourth layer is full.", "transformers models/olmo3/configuration_olmo3.py",
       olmo3, read_every_fourth, "olmo2"},
      {"gpt_oss", "Every second layer is full; head_dim is 64.",
       "transformers models/gpt_oss/configuration_gpt_oss.py", gpt_oss, read_every_second,
       "gpt-oss"},
      {"exaone4", "sliding_window_pattern is a word, LLLG; 1.2B has no window.",
       "transformers models/exaone4/configuration_exaone4.py", exaone4, read_periodic, "exaone4"},
      {"llama4_text llama4", "Chunks of attention_chunk_size in three of four layers.",
       "transformers models/llama4/configuration_llama4.py", llama4, read_llama4, "llama4"},
  };
}

}  // namespace attnfig
