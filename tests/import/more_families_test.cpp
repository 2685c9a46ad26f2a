// The smallest files of families that other engines than transformers brought, and of packages with
// formats of their own.

#include "import/import_text.h"

#include <catch2/catch.hpp>

using namespace attnfig;

namespace {

struct Row {
  std::string about;
  std::string config;
  std::string expected;
};

std::string layouts_of(const std::string& config) {
  const std::string spec = test::spec_of(config);
  return spec.substr(spec.find("layouts:\n") + 9);
}

}  // namespace

TEST_CASE("families of single engines are read as their code reads them", "[import]") {
  const auto [about, config, expected] = GENERATE(values<Row>({
      {"PLaMo shares a key among so many query heads",
       R"({"model_type": "plamo", "num_hidden_layers": 2, "num_attention_heads": 8,
    "hidden_size": 64, "n_shared_head": 4})",
       R"(  model: {variant: gqa, q_heads: 8, kv_heads: 2, head_dim: 8, layers: 2}
)"},
      {"JetMoE's experts share keys",
       R"({"model_type": "jetmoe", "num_hidden_layers": 2, "num_key_value_heads": 4,
    "kv_channels": 16, "num_experts_per_tok": 2})",
       R"(  model: {variant: gqa, q_heads: 8, kv_heads: 4, head_dim: 16, layers: 2}
)"},
      {"CPM-Ant names its heads' width",
       R"({"model_type": "cpmant", "num_hidden_layers": 2, "num_attention_heads": 8,
    "hidden_size": 64, "dim_head": 16})",
       R"(  model: {variant: mha, q_heads: 8, head_dim: 16, layers: 2}
)"},
      {"Kosmos-2 names its keys in its own way",
       R"({"model_type": "kosmos_2_text_model", "layers": 2, "attention_heads": 8,
    "embed_dim": 64})",
       R"(  model: {variant: mha, q_heads: 8, head_dim: 8, layers: 2}
)"},
      {"the last layers of AFM own nothing",
       R"({"model_type": "afm7", "num_layers": 4, "num_heads": 8, "num_kv_heads": 2,
    "hidden_dim": 64, "num_kv_reuse_layers": 1})",
       R"(  full: {variant: gqa, q_heads: 8, kv_heads: 2, head_dim: 8}
  model: {pattern: [4 full], shared_last: 1, layers: 4}
panels: [model]
)"},
      {"Muse counts its full layers from the last",
       R"({"model_type": "muse_glimmer_text", "num_hidden_layers": 5, "num_attention_heads": 8,
    "num_key_value_heads": 2, "hidden_size": 64, "head_dim": 8, "sliding_window": 16})",
       R"(  local: {variant: gqa, q_heads: 8, kv_heads: 2, head_dim: 8, window: 16}
  full: {variant: gqa, q_heads: 8, kv_heads: 2, head_dim: 8}
  model: {pattern: [1 full, 3 local], layers: 5}
panels: [model]
)"},
      {"Ouro runs all layers again",
       R"({"model_type": "ouro", "num_hidden_layers": 2, "num_attention_heads": 8,
    "hidden_size": 64, "total_ut_steps": 3})",
       R"(  model: {variant: mha, q_heads: 8, head_dim: 8, passes: 3, layers: 2}
)"},
      {"the second run of IQuest-Coder keeps a window",
       R"({"model_type": "iquestloopcoder", "num_hidden_layers": 2, "num_attention_heads": 8,
    "num_key_value_heads": 2, "hidden_size": 64, "head_dim": 8, "loop_window_size": 16})",
       R"(  first: {variant: gqa, q_heads: 8, kv_heads: 2, head_dim: 8}
  second: {variant: gqa, q_heads: 8, kv_heads: 2, head_dim: 8, window: 16}
  model: {pattern: [2 first + second], layers: 2}
panels: [model]
)"},
      {"OpenELM lists heads",
       R"({"model_type": "openelm", "num_transformer_layers": 2, "num_query_heads": [4, 8],
    "num_kv_heads": [1, 2], "head_dim": 8})",
       R"(  q4_kv1: {variant: mqa, q_heads: 4, head_dim: 8}
  q8_kv2: {variant: gqa, q_heads: 8, kv_heads: 2, head_dim: 8}
  model: {pattern: [1 q4_kv1, 1 q8_kv2], layers: 2}
panels: [model]
)"},
      {"DeciLM lists KV heads",
       R"({"model_type": "deci", "num_hidden_layers": 2, "num_attention_heads": 8,
    "hidden_size": 64, "num_key_value_heads_per_layer": [4, 2]})",
       R"(  q8_kv4: {variant: gqa, q_heads: 8, kv_heads: 4, head_dim: 8}
  q8_kv2: {variant: gqa, q_heads: 8, kv_heads: 2, head_dim: 8}
  model: {pattern: [1 q8_kv4, 1 q8_kv2], layers: 2}
panels: [model]
)"},
      {"a picture of Llama 3.2 Vision has 1,601 tokens a tile",
       R"({"model_type": "mllama", "vision_config": {"max_num_tiles": 4, "image_size": 560,
    "patch_size": 14}, "text_config": {"model_type": "mllama_text_model",
    "num_hidden_layers": 3, "num_attention_heads": 8, "num_key_value_heads": 2,
    "hidden_size": 64, "cross_attention_layers": [1]}})",
       R"(  self: {variant: gqa, q_heads: 8, kv_heads: 2, head_dim: 8}
  cross: {variant: gqa, q_heads: 8, kv_heads: 2, head_dim: 8, encoder: 6404}
  model: {pattern: [1 self, 1 cross], layers: 3}
panels: [model]
)"},
      {"RWKV-7's heads make up its width",
       R"({"model_type": "rwkv7", "num_hidden_layers": 2, "hidden_size": 64, "head_dim": 16})",
       R"(  model: {variant: rwkv, q_heads: 4, head_dim: 16, layers: 2}
)"},
      {"RecurrentGemma keeps a number for each channel",
       R"({"model_type": "recurrent_gemma", "num_hidden_layers": 3, "num_attention_heads": 4,
    "num_key_value_heads": 1, "hidden_size": 64, "lru_width": 32,
    "attention_window_size": 16})",
       R"(  lru: {variant: linear, q_heads: 4, head_dim: 1, v_head_dim: 8}
  conv: {variant: short_conv, width: 32, conv_kernel: 4}
  local: {variant: mqa, q_heads: 4, head_dim: 16, window: 16}
  model: {pattern: [2 lru + conv, 1 local], layers: 3}
panels: [model]
)"},
      {"Ring's last group may be cut off",
       R"({"model_type": "bailing_moe_linear", "num_hidden_layers": 5, "num_attention_heads": 8,
    "num_key_value_heads": 2, "hidden_size": 64, "layer_group_size": 2})",
       R"(  lightning: {variant: linear, q_heads: 8, head_dim: 8}
  full: {variant: gqa, q_heads: 8, kv_heads: 2, head_dim: 8}
  model: {pattern: [1 lightning, 1 full], last: [1 full], layers: 5}
panels: [model]
)"},
      {"Ling 3 has Kimi delta attention",
       R"({"model_type": "bailing_hybrid", "num_hidden_layers": 2, "num_attention_heads": 4,
    "hidden_size": 32, "kv_lora_rank": 16, "qk_rope_head_dim": 4, "qk_nope_head_dim": 8,
    "v_head_dim": 8, "layer_group_size": 2, "short_conv_kernel_size": 4})",
       R"(  kda: {variant: kda, q_heads: 4, head_dim: 8, conv_kernel: 4}
  latent: {variant: mla, q_heads: 4, head_dim: 8, v_head_dim: 8, latent_dim: 16, rope_dim: 4}
  model: {pattern: [1 kda, 1 latent], layers: 2}
panels: [model]
)"},
      {"PLaMo-2's middle layer of a step has attention",
       R"({"model_type": "plamo2", "num_hidden_layers": 4, "num_attention_heads": 4,
    "num_key_value_heads": 1, "hidden_size_per_head": 8, "mamba_num_heads": 4,
    "mamba_d_state": 16})",
       R"(  mamba: {variant: mamba1, inner_dim: 32, state_dim: 16, conv_kernel: 4}
  full: {variant: mqa, q_heads: 4, head_dim: 8}
  model: {pattern: [1 mamba, 1 full], layers: 4}
panels: [model]
)"},
      {"Zamba's third layer is hybrid",
       R"({"model_type": "zamba", "num_hidden_layers": 9, "num_attention_heads": 4,
    "hidden_size": 32})",
       R"(  mamba: {variant: mamba1, inner_dim: 64, state_dim: 16, conv_kernel: 4}
  full: {variant: mha, q_heads: 4, head_dim: 16}
  model: {pattern: [2 mamba, 1 full + mamba, 2 mamba], layers: 9}
panels: [model]
)"},
      {"Baichuan-M1's layers differ in heads",
       R"({"model_type": "baichuan_m1", "num_hidden_layers": 2, "num_attention_heads": 4,
    "num_key_value_heads": 2, "hidden_size": 32, "sliding_window": 16,
    "sliding_window_layers": [1], "num_swa_attention_heads": 8,
    "num_swa_key_value_heads": 4})",
       R"(  local_conv: {variant: short_conv, width: 32, conv_kernel: 2}
  full_conv: {variant: short_conv, width: 32, conv_kernel: 2}
  local: {variant: gqa, q_heads: 8, kv_heads: 4, head_dim: 4, window: 16}
  full: {variant: gqa, q_heads: 4, kv_heads: 2, head_dim: 8}
  model: {pattern: [1 full + full_conv, 1 local + local_conv], layers: 2}
panels: [model]
)"},
      {"DeepSeek-OCR has no latents",
       R"({"model_type": "deepseek_vl_v2", "language_config": {"model_type": "deepseek_v2",
    "use_mla": false, "kv_lora_rank": null, "num_hidden_layers": 2,
    "num_attention_heads": 8, "hidden_size": 64}})",
       R"(  model: {variant: mha, q_heads: 8, head_dim: 8, layers: 2}
)"},
      {"BERT caches nothing",
       R"({"model_type": "bert", "num_hidden_layers": 2, "num_attention_heads": 4,
    "hidden_size": 32})",
       R"(  model: {pattern: [2 none], layers: 2}
)"},
      {"BERT as a decoder caches all heads",
       R"({"model_type": "bert", "num_hidden_layers": 2, "num_attention_heads": 4,
    "hidden_size": 32, "is_decoder": true})",
       R"(  model: {variant: mha, q_heads: 4, head_dim: 8, layers: 2}
)"},
      {"Meta's params.json",
       R"({"dim": 64, "n_layers": 2, "n_heads": 8, "n_kv_heads": 2, "multiple_of": 1024})",
       R"(  model: {variant: gqa, q_heads: 8, kv_heads: 2, head_dim: 8, layers: 2}
)"},
      {"Mistral's params.json",
       R"({"dim": 64, "n_layers": 2, "n_heads": 8, "n_kv_heads": 2, "head_dim": 16,
    "sliding_window": 32})",
       R"(  model: {variant: gqa, q_heads: 8, kv_heads: 2, head_dim: 16, window: 32, layers: 2, architecture: llama}
)"},
      {"mamba_ssm's Mamba-1",
       R"({"d_model": 64, "n_layer": 2, "ssm_cfg": {}, "vocab_size": 50277})",
       R"(  model: {variant: mamba1, inner_dim: 128, state_dim: 16, conv_kernel: 4, layers: 2}
)"},
      {"mamba_ssm's Mamba-2 with attention",
       R"({"d_model": 64, "n_layer": 2, "ssm_cfg": {"layer": "Mamba2", "headdim": 32},
    "attn_layer_idx": [1], "attn_cfg": {"num_heads": 4, "num_heads_kv": 2}})",
       R"(  mamba: {variant: mamba2, q_heads: 4, head_dim: 32, state_dim: 128, groups: 1, conv_kernel: 4}
  full: {variant: gqa, q_heads: 4, kv_heads: 2, head_dim: 16}
  model: {pattern: [1 mamba, 1 full], layers: 2}
panels: [model]
)"},
  }));
  INFO(about);
  CHECK(layouts_of(config) == expected);
}

TEST_CASE("a file without model_type is read whole or not at all", "[import]") {
  CHECK(test::error_text(R"({"dim": 64, "n_layers": 2, "n_heads": 8, "kv_lora_rank": 16})", "f") ==
        "f:1:58: error: kv_lora_rank decides the cache, and a file without model_type does not "
        "read it\n"
        "  {\"dim\": 64, \"n_layers\": 2, \"n_heads\": 8, \"kv_lora_rank\": 16}\n"
        "                                                           ^\n"
        "  hint: assume a model_type that does, or --assume kv_lora_rank=null\n");
  CHECK(test::error_text(R"({"dim": 64, "n_layers": 2})", "f").find("model_type is missing") !=
        std::string::npos);
}
