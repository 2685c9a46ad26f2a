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

constexpr ConfigKey mla[] = {key::layers,   key::q_heads,  key::latent_dim,
                             key::rope_dim, key::nope_dim, key::v_head_dim};

constexpr ConfigKey use_mla = {"use_mla", "whether latents are cached, or keys and values", "true"};
constexpr ConfigKey deepseek[] = {key::layers,
                                  key::q_heads,
                                  use_mla,
                                  key::kv_or_q_heads,
                                  key::hidden,
                                  key::head_dim,
                                  key::latent_dim,
                                  key::rope_dim.or_else("64"),
                                  key::nope_dim.or_else("128"),
                                  key::v_head_dim.or_else("128")};

// XLNet caches what a layer reads, from which keys and values are made anew.
constexpr ConfigKey xlnet_width = {"d_model hidden_size", "width of the model"};
constexpr ConfigKey xlnet_head_dim = {"d_head", "elements of a head's key and value; not cached",
                                      "(d_model / n_head)"};
constexpr ConfigKey memory = {"mem_len", "newest tokens that are kept; null: all", "512"};
constexpr ConfigKey xlnet[] = {key::layers, key::q_heads, xlnet_width, xlnet_head_dim, memory};

constexpr ConfigKey minicpm3[] = {key::layers,
                                  key::q_heads,
                                  key::hidden,
                                  key::latent_dim,
                                  key::rope_dim,
                                  key::nope_dim,
                                  key::v_head_dim.or_else("(hidden_size / num_attention_heads)")};

constexpr ConfigKey index_dim = {"index_head_dim", "elements of the indexer's one key"};
constexpr ConfigKey indexed[] = {key::layers,   key::q_heads,    key::latent_dim, key::rope_dim,
                                 key::nope_dim, key::v_head_dim, index_dim};

Node indexed_node(Config& config) {
  Node node = latent_node(config);
  put(node, "index_dim", number_node(config.number(index_dim)));
  return node;
}

Model latent_model(Config& config, Node node) {
  Model model{.layers = read_layers(config)};
  model.kinds.push_back({"latent", std::move(node)});
  return model;
}

Model read_mla(Config& config) {
  return latent_model(config, latent_node(config));
}

Model read_deepseek(Config& config) {
  if (config.flag(use_mla)) return read_mla(config);
  return uniform(config, attention_node(read_heads(config)));
}

Model read_indexed(Config& config) {
  return latent_model(config, indexed_node(config));
}

Model read_xlnet(Config& config) {
  const ConfigNumber q_heads = config.number(key::q_heads);
  const ConfigNumber width = config.number(xlnet_width);
  auto head_dim = config.number_if(xlnet_head_dim);
  if (!head_dim) head_dim = config.quotient(width, q_heads);
  Node node = layout_node("mla", {{"q_heads", q_heads},
                                  {"head_dim", *head_dim},
                                  {"latent_dim", width},
                                  {"rope_dim", ConfigNumber{0}}});
  if (const auto kept = config.number_if(memory)) put(node, "window", number_node(*kept));
  return latent_model(config, std::move(node));
}

// LongCat: num_hidden_layers counts both attentions of each of num_layers.
constexpr ConfigKey double_layers = {"num_layers", "layers, each with two attentions"};
constexpr ConfigKey longcat[] = {double_layers, key::q_heads,  key::latent_dim,
                                 key::rope_dim, key::nope_dim, key::v_head_dim};

Model read_longcat(Config& config) {
  Model model{.layers = read_layers(config, double_layers)};
  Node node = latent_node(config);
  put(node, "sublayers", plain_node("2"));
  model.kinds.push_back({"latent", std::move(node)});
  return model;
}

// GLM-5: some layers reuse the tokens that an earlier layer's indexer chose.
constexpr ConfigKey indexer_types = {
    "indexer_types", "full, or shared for layers without an index key of their own"};
constexpr ConfigKey index_letters = {"index_topk_pattern", "the same as a word of F and S",
                                     "(index_topk_freq)"};
constexpr ConfigKey index_frequency = {"index_topk_freq", "every so many layers one is full", "1"};
constexpr ConfigKey index_first = {
    "index_skip_topk_offset", "first layers that are full, and where that counting starts", "2"};
constexpr ConfigKey glm_dsa[] = {key::layers,
                                 key::q_heads,
                                 key::latent_dim,
                                 key::rope_dim,
                                 key::nope_dim,
                                 key::v_head_dim,
                                 index_dim.or_else("128"),
                                 indexer_types.or_else("(index_topk_pattern)"),
                                 index_letters,
                                 index_frequency,
                                 index_first,
                                 key::draft_layers};
constexpr ConfigKey hy4[] = {
    key::layers,      key::q_heads,    key::latent_dim, key::rope_dim,
    key::nope_dim,    key::v_head_dim, index_dim,       indexer_types.or_else("(all full)"),
    key::draft_layers};

std::vector<std::size_t> index_rule(Config& config, const ConfigNumber& layers) {
  constexpr std::size_t own = 0;
  constexpr std::size_t shared = 1;
  std::vector<std::size_t> order;
  if (const ConfigWord letters = config.word(index_letters); letters.offset != no_offset) {
    if (letters.text.find_first_not_of("FS") != std::string::npos)
      config.report(letters.offset,
                    fmt::format("index_topk_pattern: expected F and S, got \"{}\"", letters.text));
    check_length(config, index_letters, letters.text.size(), letters.offset, layers);
    for (const char letter : letters.text) order.push_back(letter == 'S' ? shared : own);
    order.resize(std::min(order.size(), static_cast<std::size_t>(layers.value)));
    return order;
  }
  const UInt128 frequency = std::max<UInt128>(config.number(index_frequency).value, 1);
  const UInt128 first = config.number(index_first).value;
  for (UInt128 layer = 0; layer < layers.value; ++layer)
    order.push_back(layer + 1 < first || (layer + 1 - first) % frequency == 0 ? own : shared);
  return order;
}

Model read_shared_index(Config& config) {
  Model model = read_indexed(config);
  model.kinds.push_back({"latent_alone", latent_node(config)});
  model.order = order_of(config, indexer_types, model.layers, {{"full", 0}, {"shared", 1}});
  return model;
}

Model read_glm_dsa(Config& config) {
  Model model = read_shared_index(config);
  if (model.order.empty()) model.order = index_rule(config, model.layers);
  return model;
}

// DeepSeek-V4: a ratio for each layer is the number of tokens that one compressed entry stands for.
constexpr ConfigKey ratios = {
    "compress_ratios", "for each layer: 0 a window alone, 4 CSA, larger HCA", "(layer_types)"};
constexpr ConfigKey csa_ratio = {
    "compress_rates.compressed_sparse_attention compress_rate_csa",
    "the ratio of layers that layer_types calls compressed_sparse_attention", "4"};
constexpr ConfigKey hca_ratio = {
    "compress_rates.heavily_compressed_attention compress_rate_hca",
    "the ratio of layers that layer_types calls heavily_compressed_attention", "128"};
constexpr ConfigKey vector_dim = {"head_dim", "elements of the vector that is key and value"};
constexpr ConfigKey v4[] = {
    key::layers,      key::q_heads,
    key::kv_heads,    vector_dim,
    ratios,           key::layer_types.or_else("(compress_ratios)"),
    csa_ratio,        hca_ratio,
    key::window,      {"index_head_dim", "elements of an entry's index key"},
    key::draft_layers};

/// Kinds of layers by their ratio, as transformers and vLLM read it: 4 has an indexer.
ModelKind compressed_kind(Config& config, UInt128 ratio, std::size_t offset) {
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

/// The ratio of each layer, from whichever list there is.
std::vector<ConfigNumber> read_ratios(Config& config, const ConfigNumber& layers) {
  std::vector<ConfigNumber> listed = config.numbers(ratios);
  if (const auto offset = config.offset(ratios)) {
    check_length(config, ratios, listed.size(), *offset, layers);
    if (const auto other = config.offset(key::layer_types))
      config.report(*other, "layer_types stands beside compress_ratios",
                    "say which holds: --assume layer_types=null or "
                    "--assume compress_ratios=null");
  } else if (!config.offset(key::layer_types)) {
    config.report_missing(ratios);
  } else {
    const ConfigNumber meant[] = {
        {0, *config.offset(key::layer_types)}, config.number(csa_ratio), config.number(hca_ratio)};
    for (const std::size_t kind : order_of(config, key::layer_types, layers,
                                           {{"sliding_attention", 0},
                                            {"compressed_sparse_attention", 1},
                                            {"heavily_compressed_attention", 2}}))
      listed.push_back(meant[std::min(kind, std::size_t{2})]);
  }
  listed.resize(std::min(listed.size(), static_cast<std::size_t>(layers.value)));
  return listed;
}

Model read_v4(Config& config) {
  Model model{.layers = read_layers(config)};
  std::vector<UInt128> known;
  const std::vector<ConfigNumber> listed = read_ratios(config, model.layers);
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
      {"deepseek_v2 deepseek_v3 kimi_k2 deepseek_vl_v2",
       "num_key_value_heads and head_dim say nothing of the cache, but with use_mla off, as in "
       "DeepSeek-OCR.",
       "transformers models/{deepseek_v2,deepseek_v3}/configuration_*.py; DeepSeek-V3 "
       "inference/model.py",
       deepseek, read_deepseek},
      {"glm4_moe_lite mistral_large_3 mistral4 axk1 sarvam_mla sarvam youtu youtu_llm",
       "As DeepSeek-V2. Mistral Large 3 has these keys in params.json, without a model_type.",
       "transformers models/{glm4_moe_lite,youtu}/configuration_*.py", mla, read_mla},
      {"minicpm3", "As DeepSeek-V2, with values as wide as hidden_size / heads.",
       "modeling_minicpm.py beside the weights", minicpm3, read_mla},
      {"deepseek_v32 axk2", "An indexer adds one key a token, not one a head.",
       "DeepSeek-V3.2-Exp inference/model.py; transformers models/axk2/configuration_axk2.py",
       indexed, read_indexed},
      {"glm_moe_dsa", "As DeepSeek-V3.2; indexer_types says which layers have an index key.",
       "transformers models/glm_moe_dsa/configuration_glm_moe_dsa.py", glm_dsa, read_glm_dsa},
      {"hy4 hy_v4", "As GLM-5, but all full without indexer_types.",
       "vLLM transformers_utils/configs/hy_v4.py", hy4, read_shared_index},
      {"longcat_flash longcat_flash_ngram", "Two latent attentions a layer.",
       "transformers models/longcat_flash/configuration_longcat_flash.py", longcat, read_longcat},
      {"xlnet", "Layers keep what they read, one vector a token; keys and values are made anew.",
       "transformers models/xlnet/modeling_xlnet.py", xlnet, read_xlnet},
      {"deepseek_v4 deepseek_ref",
       "One vector is key and value. compress_ratios also lists the drafting layer.",
       "transformers models/deepseek_v4/configuration_deepseek_v4.py; DeepSeek-V4 config.json", v4,
       read_v4, "deepseek4"},
  };
}

}  // namespace attnfig
