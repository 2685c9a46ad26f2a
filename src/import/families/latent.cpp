// Families that cache latents: multi-head latent attention, with or without an indexer, and
// DeepSeek-V4's compressed attention.

#include "import/families/families.h"
#include "import/keys.h"
#include "import/layout_node.h"
#include "import/parts.h"

#include <fmt/format.h>

#include <algorithm>

namespace attnfig {
namespace {

constexpr ConfigKey index_dim = {"index_head_dim", "elements of the indexer's one key", "(none)"};

constexpr ConfigKey mla[] = {key::layers,   key::q_heads,    key::latent_dim, key::rope_dim,
                             key::nope_dim, key::v_head_dim, index_dim};

Node indexed_node(Config& config) {
  Node node = latent_node(config);
  if (const auto width = config.number_if(index_dim)) put(node, "index_dim", number_node(*width));
  return node;
}

Model latent_model(Config& config, Node node) {
  Model model{.layers = read_layers(config)};
  model.kinds.push_back({"latent", std::move(node)});
  return model;
}

Model read_mla(Config& config) {
  return latent_model(config, indexed_node(config));
}

constexpr ConfigKey longcat[] = {key::layers,   key::q_heads,  key::latent_dim,
                                 key::rope_dim, key::nope_dim, key::v_head_dim};

Model read_longcat(Config& config) {
  Node node = latent_node(config);
  put(node, "sublayers", plain_node("2"));
  return latent_model(config, std::move(node));
}

// GLM-5: some layers take the tokens that an earlier layer's indexer chose.
constexpr ConfigKey indexer_types = {
    "indexer_types", "full, or shared for layers without an index key of their own", "(all full)"};
constexpr ConfigKey glm_dsa[] = {key::layers,   key::q_heads,  key::latent_dim,
                                 key::rope_dim, key::nope_dim, key::v_head_dim,
                                 index_dim,     indexer_types, key::draft_layers};

Model read_glm_dsa(Config& config) {
  Model model = read_mla(config);
  if (!config.offset(indexer_types)) return model;
  model.kinds.push_back({"latent_alone", latent_node(config)});
  model.order = order_of(config, indexer_types, model.layers, {{"full", 0}, {"shared", 1}});
  return model;
}

// DeepSeek-V4: a ratio for each layer says how many tokens one compressed entry stands for.
constexpr ConfigKey ratios = {"compress_ratios",
                              "for each layer: 0 a window alone, 4 CSA, larger HCA"};
constexpr ConfigKey vector_dim = {"head_dim", "elements of the vector that is key and value"};
constexpr ConfigKey v4[] = {key::layers,
                            key::q_heads,
                            key::kv_heads,
                            vector_dim,
                            ratios,
                            key::window,
                            {"index_head_dim", "elements of an entry's index key"},
                            key::draft_layers};

/// Kinds of layers by their ratio, as transformers and vLLM read it: 4 has an indexer.
ModelKind compressed_kind(Config& config, Wide ratio, std::size_t offset) {
  const ConfigNumber q_heads = config.number(key::q_heads);
  const ConfigNumber width = config.number(vector_dim);
  const ConfigNumber window = config.number(key::window);
  const ConfigNumber every = {ratio, offset, "compress_ratios"};
  if (ratio == 0)
    return {"local", layout_node("single_kv", {{"q_heads", q_heads},
                                               {"kv_heads", config.number(key::kv_heads)},
                                               {"head_dim", width},
                                               {"window", window}})};
  if (ratio == 4)
    return {"csa", layout_node("csa", {{"q_heads", q_heads},
                                       {"head_dim", width},
                                       {"ratio", every},
                                       {"local_window", window},
                                       {"index_dim", config.number(index_dim)}})};
  return {"hca", layout_node("hca", {{"q_heads", q_heads},
                                     {"head_dim", width},
                                     {"ratio", every},
                                     {"local_window", window}})};
}

Model read_v4(Config& config) {
  Model model{.layers = read_layers(config)};
  const auto offset = config.offset(ratios);
  if (!offset) config.complain_missing(ratios);
  std::vector<Wide> known;
  std::vector<ConfigNumber> listed = config.numbers(ratios);
  if (offset) check_length(config, ratios, listed.size(), *offset, model.layers);
  listed.resize(std::min(listed.size(), static_cast<std::size_t>(model.layers.value)));
  for (const ConfigNumber& ratio : listed) {
    const auto found = std::find(known.begin(), known.end(), ratio.value);
    model.order.push_back(static_cast<std::size_t>(found - known.begin()));
    if (found != known.end()) continue;
    known.push_back(ratio.value);
    model.kinds.push_back(compressed_kind(config, ratio.value, ratio.offset));
    if (4 < ratio.value && ratio.value != 128)
      model.kinds.back().name += fmt::format("{}", static_cast<std::uint64_t>(ratio.value));
  }
  return model;
}

}  // namespace

std::vector<Family> latent_families() {
  return {
      {"deepseek_v2 deepseek_v3 deepseek_v32 kimi_k2 glm4_moe_lite minicpm3 mistral_large_3 "
       "sarvam_mla sarvam hy4 youtu deepseek_vl_v2 dots2",
       "num_key_value_heads and head_dim say nothing of the cache. An indexer adds one key a "
       "token, "
       "not one a head. Mistral Large 3 has these keys in params.json, without a model_type.",
       "DeepSeek-V3 inference/model.py; Hugging Face transformers", mla, read_mla},
      {"glm_moe_dsa", "As DeepSeek-V3.2; indexer_types says which layers have an index key.",
       "Hugging Face transformers, configuration_glm_moe_dsa.py", glm_dsa, read_glm_dsa},
      {"longcat_flash", "Two latent attentions a layer.",
       "Hugging Face transformers, configuration_longcat_flash.py", longcat, read_longcat},
      {"deepseek_v4 deepseek_ref",
       "One vector is key and value. compress_ratios also lists the drafting layer.",
       "DeepSeek-V4 config.json; NVIDIA aiconfigurator models/deepseek_v4.py", v4, read_v4},
  };
}

}  // namespace attnfig
