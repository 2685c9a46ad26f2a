// Gemma: windowed and full layers in a pattern. In 3n and 4 the last layers read an earlier layer's
// cache, and in 4 full layers have heads of their own.

#include "import/config_node.h"
#include "import/families/families.h"
#include "import/keys.h"
#include "import/layout_node.h"
#include "import/parts.h"
#include "import/pattern_rules.h"

#include <fmt/format.h>

#include <algorithm>

namespace attnfig {
namespace {

// The full kind of windowed_model.
constexpr std::size_t full = 1;

constexpr ConfigKey gemma2[] = {key::layers.nested_else("26"),
                                key::q_heads.nested_else("8"),
                                key::kv_heads.nested_else("4"),
                                key::hidden,
                                key::head_dim.or_else("256"),
                                key::window.or_else("4096"),
                                key::layer_types.or_else("(every second layer is full)")};
constexpr ConfigKey gemma3[] = {key::layers.nested_else("26"),  key::q_heads.nested_else("8"),
                                key::kv_heads.nested_else("4"), key::hidden,
                                key::head_dim.or_else("256"),   key::window.or_else("4096"),
                                key::listed_or_periodic,        key::pattern.or_else("6")};
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
// In place of the keys of full layers, files of transformers 5 state what differs layer by layer.
constexpr ConfigKey by_layer = {
    "per_layer_config",
    "by a layer's number, from 0: its head_dim and num_key_value_heads, "
    "where they are others",
    "(the keys of full layers)"};
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
constexpr ConfigKey gemma4_unified[] = {key::layers.nested_else("30"),
                                        key::q_heads.nested_else("8"),
                                        key::kv_heads.nested_else("4"),
                                        key::hidden,
                                        key::head_dim.or_else("256"),
                                        key::window.or_else("1024"),
                                        key::layer_types.or_else("(every sixth layer is full)"),
                                        global_head_dim,
                                        global_kv_heads,
                                        k_eq_v,
                                        by_layer,
                                        shared_last};

/// The number that a text of digits states; else one that no layer has.
std::size_t layer_number(std::string_view text) {
  constexpr std::size_t none = static_cast<std::size_t>(-1);
  if (text.empty() || 6 < text.size()) return none;
  std::size_t number = 0;
  for (const char c : text) {
    if (c < '0' || '9' < c) return none;
    number = number * 10 + static_cast<std::size_t>(c - '0');
  }
  return number;
}

/// The heads of each layer: those of all, but for what per_layer_config says of one.
std::vector<AttentionHeads> heads_by_layer(Config& config, const AttentionHeads& usual,
                                           std::size_t layers) {
  std::vector<AttentionHeads> heads(layers, usual);
  const Node& stated = *config.stated(by_layer).node;
  if (stated.kind != Node::Kind::mapping)
    config.report(stated.offset, "per_layer_config: expected an object of layers");
  for (std::size_t i = 0; i < stated.keys.size(); ++i) {
    const std::string& name = stated.keys[i].text;
    const std::size_t layer = layer_number(name);
    const Node& own = stated.items[i];
    if (layers <= layer) {
      config.report(stated.keys[i].offset,
                    fmt::format("per_layer_config: no layer \"{}\" among 0 to "
                                "{}",
                                name, layers - 1));
      continue;
    }
    if (const auto width = config.number_in(own, "head_dim")) heads[layer].head_dim = *width;
    if (const auto count = config.number_in(own, "num_key_value_heads"))
      heads[layer].kv_heads = *count;
    for (const Key& key : own.keys)
      if (key.text != "head_dim" && key.text != "num_key_value_heads")
        config.report(key.offset, fmt::format("per_layer_config: {} is not read", key.text));
  }
  return heads;
}

/// Splits the kinds of a model by the heads of its layers.
void split_by_heads(const std::vector<AttentionHeads>& heads, const std::vector<ModelKind>& usual,
                    Model& model) {
  model.kinds.clear();
  for (std::size_t i = 0; i < model.order.size(); ++i) {
    const ModelKind& kind = usual[model.order[i]];
    ModelKind own = {kind.name, attention_node(heads[i])};
    if (const Node* window = kind.fields.find("window")) put(own.fields, "window", *window);
    // The first kind of its name keeps it; others are told apart by their heads.
    for (const ModelKind& known : model.kinds)
      if (known.name == own.name && !same_value(known.fields, own.fields))
        own.name =
            fmt::format("{}{}_{}", kind.name, static_cast<std::uint64_t>(heads[i].kv_heads.value),
                        static_cast<std::uint64_t>(heads[i].head_dim.value));
    model.order[i] = add_kind(model, std::move(own));
  }
}

Model read_gemma4(Config& config) {
  const AttentionHeads heads = read_heads(config);
  Model model = listed_or_every(config, 6);
  if (!model.order.empty()) model.order.back() = full;  // whatever the list states
  model.shared_last = config.number(shared_last);
  if (config.offset(by_layer)) {
    const std::vector<ModelKind> usual = model.kinds;
    split_by_heads(heads_by_layer(config, heads, model.order.size()), usual, model);
    return model;
  }
  AttentionHeads global = heads;
  global.head_dim = config.number(global_head_dim);
  if (config.flag(k_eq_v)) global.kv_heads = config.number_or(global_kv_heads, heads.kv_heads);
  if (full < model.kinds.size()) model.kinds[full].fields = attention_node(global);
  return model;
}

}  // namespace

std::vector<Family> gemma_families() {
  return {
      {"gemma2", "Even layers are windowed. query_pre_attn_scalar is not head_dim.",
       "transformers models/gemma2/configuration_gemma2.py", gemma2, read_every_second, "gemma2"},
      {"vaultgemma", "As Gemma 2.", "transformers models/vaultgemma/configuration_vaultgemma.py",
       gemma2, read_every_second},
      {"gemma3_text gemma3",
       "Every sixth layer is full. The shipped text_config of 4B and larger leaves counts out.",
       "transformers models/gemma3/configuration_gemma3.py", gemma3, read_periodic, "gemma3"},
      {"gemma3n_text gemma3n", "The last num_kv_shared_layers own no cache.",
       "transformers models/gemma3n/configuration_gemma3n.py", gemma3n, read_gemma3n, "gemma3n"},
      {"gemma4_text gemma4",
       "Full layers have head_dim global_head_dim; the last layer is always full.",
       "transformers models/gemma4/configuration_gemma4.py", gemma4, read_gemma4, "gemma4"},
      {"gemma4_unified_text gemma4_unified", "As Gemma 4.",
       "transformers models/gemma4_unified/configuration_gemma4_unified.py", gemma4_unified,
       read_gemma4, "gemma4"},
  };
}

}  // namespace attnfig
