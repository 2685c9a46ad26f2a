// Families that repeat a pattern of windowed, or chunked, and full layers.

#include "import/families/families.h"
#include "import/keys.h"
#include "import/layout_node.h"
#include "import/parts.h"
#include "import/pattern_rules.h"

#include <fmt/format.h>

#include <algorithm>

namespace attnfig {
namespace {

// The kinds of windowed_model.
constexpr std::size_t local = 0;
constexpr std::size_t full = 1;

// Its code overwrites head_dim.
constexpr ConfigKey cohere2[] = {
    key::layers.nested_else("40"),   key::q_heads.nested_else("64"), key::kv_or_q_heads,
    key::hidden.nested_else("8192"), key::window.or_else("4096"),    key::listed_or_periodic,
    key::pattern.or_else("4")};
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
constexpr ConfigKey every_n = {"sliding_window_pattern global_attn_every_n_layers",
                               "every so many layers one is full"};
constexpr ConfigKey afmoe[] = {key::layers,
                               key::q_heads,
                               key::kv_or_q_heads,
                               key::hidden,
                               key::head_dim.or_else("128"),
                               key::window.or_else("1024"),
                               key::layer_types.or_else("(global_attn_every_n_layers)"),
                               every_n.or_else("4")};
constexpr ConfigKey cohere2_moe[] = {key::layers,
                                     key::q_heads,
                                     key::kv_or_q_heads,
                                     key::hidden,
                                     key::head_dim.or_else("128"),
                                     key::window.or_else("4096"),
                                     key::layer_types};
constexpr ConfigKey muse[] = {key::layers.nested_else("52"),
                              key::q_heads.nested_else("32"),
                              key::kv_heads.nested_else("2"),
                              key::hidden,
                              key::head_dim.or_else("128"),
                              key::window.or_else("2048"),
                              key::layer_types.or_else("(every fourth, from the last, is full)")};
constexpr ConfigKey plamo3_window = {"sliding_window window_size",
                                     "newest tokens that windowed layers keep", "2048"};
constexpr ConfigKey plamo3[] = {key::layers,
                                key::q_heads,
                                key::kv_heads,
                                key::hidden,
                                key::head_dim.or_else("128"),
                                plamo3_window,
                                key::listed_or_periodic,
                                key::pattern.or_else("8")};
constexpr ConfigKey granite_swa[] = {key::layers,
                                     key::q_heads,
                                     key::kv_heads,
                                     key::hidden,
                                     key::head_dim,
                                     key::window.or_else("128"),
                                     key::layer_types.or_else("(the first of four is full)")};
constexpr ConfigKey cwm[] = {key::layers,
                             key::q_heads,
                             key::kv_heads,
                             key::hidden,
                             key::head_dim.or_else("128"),
                             key::window.or_else("8192"),
                             key::layer_types.or_else("(the first of four is full)")};
// Its window is half of local_attention, which counts both sides, as in the encoder.
constexpr ConfigKey both_sides = {"local_attention", "twice the window", "128"};
constexpr ConfigKey modernbert[] = {
    key::layers,         key::q_heads,
    key::hidden,         key::window.or_else("(local_attention / 2)"),
    both_sides,          key::layer_types.or_else("(global_attn_every_n_layers)"),
    every_n.or_else("3")};
constexpr ConfigKey exaone4[] = {key::layers,
                                 key::q_heads,
                                 key::kv_heads,
                                 key::hidden,
                                 key::head_dim,
                                 key::window.or_else("4096"),
                                 key::listed_or_periodic,
                                 key::pattern.or_else("4")};

/// Every fourth layer is full, counted from the last.
Model read_muse(Config& config) {
  const ConfigNumber layers = read_layers(config);
  std::vector<std::size_t> order = listed_order(config, layers);
  if (order.empty()) order = every(layers.value, 4, (layers.value - 1) % 4, full, local);
  return windowed_model(config, read_heads(config), std::move(order));
}

Model read_modernbert(Config& config) {
  const ConfigNumber q_heads = config.number(key::q_heads);
  const ConfigNumber width = config.quotient(config.number(key::hidden), q_heads);
  const ConfigNumber two = {2, no_offset, "2"};
  auto window = config.number_if(key::window);
  if (!window) window = config.quotient(config.number(both_sides), two);
  const AttentionHeads heads{q_heads, q_heads, width};
  const ConfigNumber layers = read_layers(config);
  Model model{.layers = layers, .order = listed_order(config, layers)};
  if (model.order.empty()) model.order = periodic_order(config, layers.value, every_n, Full::first);
  model.kinds = {{"local", windowed_node(heads, *window)}, {"full", attention_node(heads)}};
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
      {"cohere2", "Every fourth layer is full; head_dim is hidden_size / heads whatever it says.",
       "transformers models/cohere2/configuration_cohere2.py", cohere2, read_periodic, "cohere2"},
      {"olmo3", "Every fourth layer is full.", "transformers models/olmo3/configuration_olmo3.py",
       olmo3, read_every_fourth, "olmo2"},
      {"gpt_oss", "Every second layer is full; head_dim is 64.",
       "transformers models/gpt_oss/configuration_gpt_oss.py", gpt_oss, read_every_second,
       "gpt-oss"},
      {"exaone4 exaone_moe", "sliding_window_pattern is a word, LLLG; 1.2B has no window.",
       "transformers models/{exaone4,exaone_moe}/configuration_*.py", exaone4, read_periodic,
       "exaone4 exaone-moe"},
      {"afmoe", "Every fourth layer is full.", "transformers models/afmoe/configuration_afmoe.py",
       afmoe, read_periodic, "afmoe"},
      {"cohere2_moe", "layer_types decides.",
       "transformers models/cohere2_moe/configuration_cohere2_moe.py", cohere2_moe, read_listed,
       "cohere2moe"},
      {"muse_glimmer_text", "Every fourth layer, counted from the last, is full.",
       "transformers models/muse_glimmer/configuration_muse_glimmer.py", muse, read_muse},
      {"plamo3", "Every eighth layer is full.", "modeling_plamo.py beside the weights", plamo3,
       read_periodic, "plamo3"},
      {"granite_swa granitemoe_swa", "The first of four layers is full.",
       "transformers models/granite_swa/configuration_granite_swa.py", granite_swa,
       read_first_of_four},
      {"cwm", "The first of four layers is full.", "transformers models/cwm/configuration_cwm.py",
       cwm, read_first_of_four},
      {"modernbert-decoder",
       "The first of three layers is full, the others see local_attention / 2.",
       "transformers models/modernbert_decoder/configuration_modernbert_decoder.py", modernbert,
       read_modernbert},
      {"llama4_text llama4", "Chunks of attention_chunk_size in three of four layers.",
       "transformers models/llama4/configuration_llama4.py", llama4, read_llama4, "llama4"},
  };
}

}  // namespace attnfig
