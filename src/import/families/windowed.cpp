// Families with one window, in all layers or from one layer on.

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

constexpr ConfigKey doge[] = {key::layers, key::q_heads,  key::kv_or_q_heads,
                              key::hidden, key::head_dim, key::window.or_else("(none)")};
constexpr ConfigKey params[] = {key::layers, key::q_heads,  key::kv_or_q_heads,
                                key::hidden, key::head_dim, key::window.or_else("(none)")};
constexpr ConfigKey kyutai[] = {key::layers, key::q_heads,  key::kv_or_q_heads,
                                key::hidden, key::head_dim, key::window.or_else("375")};
constexpr ConfigKey moshi[] = {key::layers, key::q_heads,  key::kv_or_q_heads,
                               key::hidden, key::head_dim, key::window.or_else("3000")};

Model read_all_windowed(Config& config) {
  const AttentionHeads heads = read_heads(config);
  const auto window = config.number_if(key::window);
  return uniform(config, window ? windowed_node(heads, *window) : attention_node(heads));
}

// Qwen: the window holds only if it is switched on, and then from one layer on. Versions of
// transformers disagree about which layers of the MoE models those are.
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
std::vector<std::size_t> windowed_late(Config& config, UInt128 layers) {
  std::vector<std::size_t> order(static_cast<std::size_t>(layers), local);
  const UInt128 first = std::min(config.number(full_first).value, layers);
  std::fill_n(order.begin(), static_cast<std::size_t>(first), full);
  return order;
}

Model read_qwen(Config& config) {
  const AttentionHeads heads = read_heads(config);
  if (!config.flag(use_window)) return uniform(config, attention_node(heads));
  if (config.lacks(key::layer_types)) config.report_missing(key::layer_types);
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

}  // namespace

std::vector<Family> windowed_families() {
  return {
      {"mistral", "sliding_window holds for every layer unless it is null; left out, it is 4096.",
       "transformers models/mistral/configuration_mistral.py", mistral, read_all_windowed, "llama"},
      {"mixtral", "sliding_window holds for every layer where it is stated.",
       "transformers models/mixtral/configuration_mixtral.py", mixtral, read_all_windowed, "llama"},
      {"params",
       "params.json of Meta and Mistral, which states no model_type: it is told by dim, n_layers "
       "and "
       "n_heads. MHA where n_kv_heads is left out.",
       "meta-llama/llama llama/model.py; mistralai/mistral-inference args.py", params,
       read_all_windowed, "llama"},
      {"phi3 phi3_v",
       "sliding_window holds for every layer; where it is larger than the context it cuts nothing "
       "off.",
       "transformers models/phi3/configuration_phi3.py", phi3, read_all_windowed, "phi3"},
      {"starcoder2 phimoe phi4mm phi4_multimodal", "As Phi-3.",
       "transformers models/{starcoder2,phimoe,phi4_multimodal}/configuration_*.py; "
       "configuration_phi4mm.py beside the weights",
       phimoe, read_all_windowed, "starcoder2 phimoe phi3 phi3"},
      {"kyutai_speech_to_text", "sliding_window holds for every layer.",
       "transformers models/kyutai_speech_to_text/configuration_kyutai_speech_to_text.py", kyutai,
       read_all_windowed},
      {"doge",
       "sliding_window holds for every layer where it is stated; keep_window_size decides "
       "what is read, not what is kept.",
       "transformers models/doge/configuration_doge.py", doge, read_all_windowed},
      {"moshi",
       "sliding_window holds for every layer. The depth decoder, which starts anew at each "
       "step, is not counted.",
       "transformers models/moshi/configuration_moshi.py", moshi, read_all_windowed},
      {"qwen2 mimo",
       "sliding_window stands in the files but holds only with use_sliding_window, and then from "
       "layer max_window_layers on.",
       "transformers models/qwen2/configuration_qwen2.py; configuration_mimo.py beside the weights",
       qwen2, read_qwen, "qwen2"},
      {"qwen2_vl qwen2_5_vl qwen2_vl_text qwen2_5_vl_text", "As Qwen2.",
       "transformers models/qwen2_vl/configuration_qwen2_vl.py", qwen2_vl, read_qwen, "qwen2vl"},
      {"qwen2_5_omni_text", "As Qwen2.",
       "transformers models/qwen2_5_omni/configuration_qwen2_5_omni.py", qwen2_omni, read_qwen,
       "qwen2vl"},
      {"qwen3", "As Qwen2; head_dim is 128 whatever hidden_size / heads is.",
       "transformers models/qwen3/configuration_qwen3.py", qwen3, read_qwen, "qwen3"},
      {"qwen2_moe qwen3_moe smollm3",
       "As Qwen2, but with use_sliding_window, layer_types must say which layers slide.",
       "transformers models/{qwen2_moe,qwen3_moe,smollm3}/configuration_*.py", qwen_moe, read_qwen,
       "qwen2moe qwen3moe smollm3"},
      {"dots1", "Layers from max_window_layers on would slide; the model has none.",
       "transformers models/dots1/configuration_dots1.py", dots1, read_dots1, "dots1"},
      {"ministral3", "sliding_window holds for every layer where it is stated.",
       "transformers models/ministral3/configuration_ministral3.py", ministral3, read_ministral,
       "mistral3"},
      {"ministral", "As Mistral, with a list of layers.",
       "transformers models/ministral/configuration_ministral.py", ministral, read_ministral,
       "llama"},
  };
}

}  // namespace attnfig
