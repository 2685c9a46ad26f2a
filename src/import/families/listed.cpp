// Families whose lists state heads or windows of each layer.

#include "import/families/families.h"
#include "import/keys.h"
#include "import/layout_node.h"
#include "import/parts.h"

#include <fmt/format.h>

#include <algorithm>

namespace attnfig {
namespace {

/// A model whose layers differ in their heads alone.
Model by_heads(Config& config, const ConfigNumber& layers,
               const std::vector<AttentionHeads>& heads) {
  Model model{.layers = layers};
  for (const AttentionHeads& own : heads)
    model.order.push_back(
        add_kind(model, {fmt::format("q{}_kv{}", static_cast<std::uint64_t>(own.q_heads.value),
                                     static_cast<std::uint64_t>(own.kv_heads.value)),
                         attention_node(own)}));
  if (model.kinds.empty()) config.report(no_offset, "there are no layers");
  return model;
}

/// A number for each layer from a list, which must be there.
std::vector<ConfigNumber> listed(Config& config, const ConfigKey& key, const ConfigNumber& layers) {
  std::vector<ConfigNumber> numbers = config.numbers(key);
  if (const auto offset = config.offset(key)) {
    check_length(config, key, numbers.size(), *offset, layers);
  } else {
    config.report_missing(key);
  }
  numbers.resize(static_cast<std::size_t>(layers.value), ConfigNumber{1});
  return numbers;
}

// OpenELM: query heads and KV heads of each layer.
constexpr ConfigKey elm_layers = {"num_transformer_layers num_hidden_layers", "layers"};
constexpr ConfigKey elm_q_heads = {"num_query_heads", "query heads of each layer"};
constexpr ConfigKey elm_kv_heads = {"num_kv_heads", "key and value heads of each layer"};
constexpr ConfigKey elm_head_dim = {"head_dim", "elements of a head's key and value"};
constexpr ConfigKey openelm[] = {elm_layers, elm_q_heads, elm_kv_heads, elm_head_dim};

Model read_openelm(Config& config) {
  const ConfigNumber layers = read_layers(config, elm_layers);
  const ConfigNumber head_dim = config.number(elm_head_dim);
  const std::vector<ConfigNumber> q_heads = listed(config, elm_q_heads, layers);
  const std::vector<ConfigNumber> kv_heads = listed(config, elm_kv_heads, layers);
  std::vector<AttentionHeads> heads;
  for (std::size_t i = 0; i < q_heads.size(); ++i)
    heads.push_back({q_heads[i], kv_heads[i], head_dim});
  return by_heads(config, layers, heads);
}

// DeciLM: KV heads of each layer.
constexpr ConfigKey deci_kv_heads = {"num_key_value_heads_per_layer",
                                     "key and value heads of each layer"};
constexpr ConfigKey deci[] = {key::layers, key::q_heads, key::hidden, key::head_dim, deci_kv_heads};

Model read_deci(Config& config) {
  const ConfigNumber layers = read_layers(config);
  const ConfigNumber q_heads = config.number(key::q_heads);
  const ConfigNumber head_dim = read_head_dim(config, q_heads);
  std::vector<AttentionHeads> heads;
  for (const ConfigNumber& kv_heads : listed(config, deci_kv_heads, layers))
    heads.push_back({q_heads, kv_heads, head_dim});
  return by_heads(config, layers, heads);
}

// SmallThinker: 1 for each windowed layer.
constexpr ConfigKey window_layout = {"sliding_window_layout", "1 for each windowed layer",
                                     "(all full)"};
constexpr ConfigKey smallthinker[] = {key::layers,  key::q_heads,  key::kv_heads,
                                      key::hidden,  key::head_dim, key::window.or_else("4096"),
                                      window_layout};

Model read_smallthinker(Config& config) {
  const AttentionHeads heads = read_heads(config);
  if (!config.offset(window_layout)) return uniform(config, attention_node(heads));
  std::vector<std::size_t> order;
  for (const ConfigNumber& flag : listed(config, window_layout, read_layers(config)))
    order.push_back(flag.value == 0 ? 1 : 0);
  return windowed_model(config, heads, std::move(order));
}

// Llama 3.2 Vision: some layers attend to a picture alone, whose tokens vision_config decides.
constexpr ConfigKey cross_layers = {"cross_attention_layers",
                                    "layers, from 0, that attend to the picture"};
constexpr ConfigKey tiles = {.names = "vision_config.max_num_tiles",
                             .about = "tiles of a picture",
                             .fallback = "4",
                             .of_all_parts = true};
constexpr ConfigKey picture = {.names = "vision_config.image_size",
                               .about = "pixels of a tile's side",
                               .fallback = "560",
                               .of_all_parts = true};
constexpr ConfigKey patch = {.names = "vision_config.patch_size",
                             .about = "pixels of a patch's side",
                             .fallback = "14",
                             .of_all_parts = true};
constexpr ConfigKey mllama[] = {key::layers.nested_else("40"),
                                key::q_heads.nested_else("32"),
                                key::kv_heads.nested_else("8"),
                                key::hidden.nested_else("4096"),
                                key::head_dim,
                                cross_layers,
                                tiles,
                                picture,
                                patch};

Model read_mllama(Config& config) {
  const AttentionHeads heads = read_heads(config);
  const ConfigNumber layers = read_layers(config);
  const ConfigNumber patches = config.quotient(config.number(picture), config.number(patch));
  const ConfigNumber count = config.number(tiles);
  Node cross = attention_node(heads);
  // A tile has a patch for each place, and one token of its own.
  put(cross, "encoder",
      number_node({count.value * (patches.value * patches.value + 1), count.offset, count.key}));
  Model model{.layers = layers, .order = attention_at(config, cross_layers, layers)};
  model.kinds = {{"self", attention_node(heads)}, {"cross", std::move(cross)}};
  return model;
}

}  // namespace

std::vector<Family> listed_families() {
  return {
      {"openelm", "Heads vary by layer.", "mlx-lm models/openelm.py", openelm, read_openelm},
      {"deci", "KV heads vary by layer.", "configuration_decilm.py beside the weights", deci,
       read_deci},
      {"smallthinker", "sliding_window_layout decides.",
       "configuration_smallthinker.py beside the weights", smallthinker, read_smallthinker,
       "smallthinker"},
      {"mllama_text_model",
       "Layers of cross-attention cache the picture alone: four tiles of 1,601 tokens.",
       "transformers models/mllama/modeling_mllama.py", mllama, read_mllama},
  };
}

}  // namespace attnfig
