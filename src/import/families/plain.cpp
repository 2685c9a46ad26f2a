// Families whose layers all have the same attention with all tokens: MHA, GQA or MQA by two counts.

#include "import/families/families.h"
#include "import/keys.h"
#include "import/parts.h"
#include "model/number_text.h"

#include <fmt/format.h>

#include <algorithm>

namespace attnfig {
namespace {

Model read_plain(Config& config) {
  return uniform(config, attention_node(read_heads(config)));
}

/// GLM-4.5's code rounds down where the heads do not divide the width of the model.
Model read_rounded_down(Config& config) {
  AttentionHeads heads{config.number(key::q_heads), config.number(key::kv_heads), {1}};
  if (const auto stated = config.number_if(key::head_dim)) {
    heads.head_dim = *stated;
  } else {
    const ConfigNumber width = config.number(key::hidden);
    if (heads.q_heads.value != 0 && width.value % heads.q_heads.value != 0)
      config.note(fmt::format("{} ({}) / {} ({}) is rounded down, as the family's code does",
                              width.key, grouped(width.value), heads.q_heads.key,
                              grouped(heads.q_heads.value)));
    heads.head_dim = {width.value / std::max<UInt128>(heads.q_heads.value, 1), width.offset,
                      width.key};
  }
  return uniform(config, attention_node(heads));
}

constexpr ConfigKey llama[] = {key::layers.nested_else("32"), key::q_heads.nested_else("32"),
                               key::kv_or_q_heads, key::hidden.nested_else("4096"), key::head_dim};
constexpr ConfigKey plain[] = {key::layers, key::q_heads, key::kv_or_q_heads, key::hidden,
                               key::head_dim};
constexpr ConfigKey stated[] = {key::layers, key::q_heads, key::kv_heads, key::hidden,
                                key::head_dim};
constexpr ConfigKey glm4_moe[] = {
    key::layers, key::q_heads, key::kv_heads, key::hidden,
    key::head_dim.or_else("(hidden_size / num_attention_heads, rounded down)")};
constexpr ConfigKey head_dim_128[] = {key::layers, key::q_heads, key::kv_heads, key::hidden,
                                      key::head_dim.or_else("128")};
constexpr ConfigKey all_stated[] = {
    key::layers,
    key::q_heads,
    key::kv_heads,
    key::hidden,
    {"head_dim", "elements of a head's key and value; null: hidden_size / num_attention_heads"}};
constexpr ConfigKey qwen3_vl[] = {key::layers.nested_else("32"), key::q_heads.nested_else("32"),
                                  key::kv_heads.nested_else("32"), key::hidden,
                                  key::head_dim.or_else("128")};
constexpr ConfigKey qwen3_vl_moe[] = {key::layers.nested_else("24"), key::q_heads.nested_else("16"),
                                      key::kv_heads.nested_else("16"),
                                      key::hidden.nested_else("2048"), key::head_dim};
constexpr ConfigKey glm4v[] = {key::layers.nested_else("40"), key::q_heads.nested_else("32"),
                               key::kv_heads.nested_else("2"), key::hidden.nested_else("4096"),
                               key::head_dim};
constexpr ConfigKey glm4v_moe[] = {key::layers.nested_else("46"), key::q_heads.nested_else("96"),
                                   key::kv_heads.nested_else("8"), key::hidden.nested_else("4096"),
                                   key::head_dim};
constexpr ConfigKey gemma[] = {key::layers.nested_else("28"), key::q_heads.nested_else("16"),
                               key::kv_heads.nested_else("16"), key::hidden,
                               key::head_dim.or_else("256")};
}  // namespace

std::vector<Family> plain_families() {
  return {
      {"llama",
       "MHA where num_key_value_heads is left out. An explicit head_dim wins over "
       "hidden_size / heads. LLaVA's text_config leaves out all that is as in Llama 1 7B.",
       "transformers models/llama/configuration_llama.py", llama, read_plain},
      {"olmo2 olmoe granite cohere apertus nemotron phi phi-msft aria_text flex_olmo nanochat "
       "hyperclovax jais2 granite4_vision_text xverse telechat3 lille-130m code_llama",
       "MHA where num_key_value_heads is left out.",
       "transformers models/{olmo2,olmoe,granite,cohere,apertus,nemotron,phi,aria,flex_olmo,"
       "nanochat,hyperclovax,jais2}/configuration_*.py; mlx-lm models/{telechat3,lille-130m}.py",
       plain, read_plain},
      {"olmo granitemoe granitemoeshared internlm2 internlm3 exaone stablelm minicpm orion "
       "deepseek arcee ernie4_5_moe bitnet bailing_moe bailing_moe_v2 Klear ernie4_5_vl_moe_text "
       "emu3_text_model csm higgs_audio_v2 hy_v3 glm_ocr_text glm_image_text solar phi3small "
       "minicpmv minicpmo dots_ocr molmo chameleon arctic grok-1",
       "Query heads need not fill hidden_size. phi3small reads its cache sparsely and keeps all of "
       "it; the depth decoder of csm is not counted.",
       "transformers models/{stablelm,ernie4_5_moe,granitemoeshared,bitnet,csm,hy_v3}/"
       "configuration_*.py; mlx-lm models/{bailing_moe,Klear,phi3small}.py; configuration_MODEL.py "
       "beside the weights",
       stated, read_plain},
      {"glm4_moe", "Where head_dim is left out, hidden_size / heads is rounded down.",
       "transformers models/glm4_moe/modeling_glm4_moe.py", glm4_moe, read_rounded_down},
      {"glm glm4 seed_oss ernie4_5 helium solar_open paddleocr_vl_text",
       "head_dim is 128, whatever hidden_size / heads is.",
       "transformers models/{glm,glm4,seed_oss,ernie4_5,helium,solar_open}/configuration_*.py",
       head_dim_128, read_plain},
      {"glm4v_text", "As GLM-4.", "transformers models/glm4v/configuration_glm4v.py", glm4v,
       read_plain},
      {"glm4v_moe_text", "As GLM-4.5.", "transformers models/glm4v_moe/configuration_glm4v_moe.py",
       glm4v_moe, read_plain},
      {"qwen3_vl_text", "head_dim is 128, whatever hidden_size / heads is.",
       "transformers models/qwen3_vl/configuration_qwen3_vl.py", qwen3_vl, read_plain},
      {"qwen3_vl_moe_text", "As Qwen3-MoE.",
       "transformers models/qwen3_vl_moe/configuration_qwen3_vl_moe.py", qwen3_vl_moe, read_plain},
      {"qwen3_omni_moe_text", "As Qwen3-MoE.",
       "transformers models/qwen3_omni_moe/configuration_qwen3_omni_moe.py", all_stated,
       read_plain},
      {"gemma", "head_dim is 256, whatever hidden_size / heads is; 2B has one KV head.",
       "transformers models/gemma/configuration_gemma.py", gemma, read_plain},
  };
}

}  // namespace attnfig
