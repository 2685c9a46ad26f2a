// The smallest files of families whose caches are not those of Llama: the keys that decide, and
// what transformers 5 writes in their place.

#include "import/import_text.h"

#include <catch2/catch.hpp>

using namespace attnfig;

namespace {

std::string layouts_of(const std::string& config) {
  const std::string spec = test::spec_of(config);
  return spec.substr(spec.find("layouts:\n") + 9);
}

struct Row {
  std::string about;
  std::string config;
  std::string expected;
};

}  // namespace

TEST_CASE("a family's own keys decide its cache", "[import]") {
  const auto [about, config, expected] = GENERATE(values<Row>({
      {"DiffLlama's heads come in pairs",
       R"({"model_type": "diffllama", "num_hidden_layers": 2, "num_attention_heads": 8,
    "num_key_value_heads": 4, "hidden_size": 64})",
       R"(  model: {variant: differential, q_heads: 4, kv_heads: 2, head_dim: 8, layers: 2}
)"},
      {"the local layers of GPT-Neo keep all tokens",
       R"({"model_type": "gpt_neo", "num_layers": 2, "num_heads": 4, "hidden_size": 32,
    "attention_types": [[["global", "local"], 1]], "window_size": 256})",
       R"(  model: {variant: mha, q_heads: 4, head_dim: 8, layers: 2}
)"},
      {"GLM-4.5 rounds down",
       R"({"model_type": "glm4_moe", "num_hidden_layers": 2, "num_attention_heads": 6,
    "num_key_value_heads": 2, "hidden_size": 64})",
       R"(  model: {variant: gqa, q_heads: 6, kv_heads: 2, head_dim: 10, layers: 2}
)"},
      {"Gemma 4's layers as transformers 5 writes them",
       R"({"model_type": "gemma4_text", "num_hidden_layers": 4, "num_attention_heads": 8,
    "num_key_value_heads": 2, "hidden_size": 64, "layer_types": ["sliding_attention",
    "full_attention", "sliding_attention", "full_attention"], "per_layer_config": {
    "01": {"head_dim": 512, "num_key_value_heads": 1}, "03": {"head_dim": 64}}})",
       R"(  local: {variant: gqa, q_heads: 8, kv_heads: 2, head_dim: 256, window: 512}
  full: {variant: mqa, q_heads: 8, head_dim: 512}
  full2_64: {variant: gqa, q_heads: 8, kv_heads: 2, head_dim: 64}
  model: {pattern: [1 local, 1 full], last: [1 full2_64], layers: 4}
panels: [model]
)"},
      {"the first of four layers of Granite SWA is full",
       R"({"model_type": "granite_swa", "num_hidden_layers": 4, "num_attention_heads": 8,
    "num_key_value_heads": 2, "hidden_size": 64})",
       R"(  local: {variant: gqa, q_heads: 8, kv_heads: 2, head_dim: 8, window: 128}
  full: {variant: gqa, q_heads: 8, kv_heads: 2, head_dim: 8}
  model: {pattern: [1 full, 3 local], layers: 4}
panels: [model]
)"},
      {"AFMoE names its period",
       R"({"model_type": "afmoe", "num_hidden_layers": 4, "num_attention_heads": 8,
    "num_key_value_heads": 2, "hidden_size": 64, "global_attn_every_n_layers": 2})",
       R"(  local: {variant: gqa, q_heads: 8, kv_heads: 2, head_dim: 128, window: 1024}
  full: {variant: gqa, q_heads: 8, kv_heads: 2, head_dim: 128}
  model: {pattern: [1 local, 1 full], layers: 4}
panels: [model]
)"},
      {"a decoder of ModernBERT sees half of local_attention",
       R"({"model_type": "modernbert-decoder", "num_hidden_layers": 3, "num_attention_heads": 4,
    "hidden_size": 32, "local_attention": 16})",
       R"(  local: {variant: mha, q_heads: 4, head_dim: 8, window: 8}
  full: {variant: mha, q_heads: 4, head_dim: 8}
  model: {pattern: [1 full, 2 local], layers: 3}
panels: [model]
)"},
      {"MiMo-V2's windowed layers have twice the heads where it does not say",
       R"({"model_type": "mimo_v2_flash", "num_hidden_layers": 2, "num_attention_heads": 8,
    "num_key_value_heads": 2, "hidden_size": 64, "sliding_window": 16,
    "layer_types": ["full_attention", "sliding_attention"]})",
       R"(  local: {variant: gqa, q_heads: 8, kv_heads: 4, head_dim: 192, v_head_dim: 128, window: 16}
  full: {variant: gqa, q_heads: 8, kv_heads: 2, head_dim: 192, v_head_dim: 128}
  model: {pattern: [1 full, 1 local], layers: 2}
panels: [model]
)"},
      {"Kimi Linear's layers as transformers 5 writes them",
       R"({"model_type": "kimi_linear", "num_hidden_layers": 2, "num_attention_heads": 4,
    "kv_lora_rank": 16, "qk_rope_head_dim": 4, "qk_nope_head_dim": 8, "v_head_dim": 8,
    "layer_types": ["linear_attention", "full_attention"], "linear_num_heads": 4,
    "linear_head_dim": 8, "linear_conv_kernel_dim": 4})",
       R"(  kda: {variant: kda, q_heads: 4, head_dim: 8, conv_kernel: 4}
  latent: {variant: mla, q_heads: 4, head_dim: 8, v_head_dim: 8, latent_dim: 16, rope_dim: 4}
  model: {pattern: [1 kda, 1 latent], layers: 2}
panels: [model]
)"},
      {"Inkling's convolutions see keys, values and what a layer adds",
       R"({"model_type": "inkling_text", "num_hidden_layers": 2, "num_attention_heads": 8,
    "num_key_value_heads": 2, "hidden_size": 64, "head_dim": 8, "sliding_window_size": 16,
    "swa_num_key_value_heads": 4, "local_layer_ids": [0]})",
       R"(  local: {variant: gqa, q_heads: 8, kv_heads: 4, head_dim: 8, window: 16}
  full: {variant: gqa, q_heads: 8, kv_heads: 2, head_dim: 8}
  local_conv: {variant: short_conv, width: 192, conv_kernel: 4}
  full_conv: {variant: short_conv, width: 160, conv_kernel: 4}
  model: {pattern: [1 local + local_conv, 1 full + full_conv], layers: 2}
panels: [model]
)"},
      {"ZAYA's convolutions",
       R"({"model_type": "zaya", "num_hidden_layers": 2, "num_attention_heads": 8,
    "num_key_value_heads": 2, "head_dim": 8, "cca_time0": 3})",
       R"(  model: {variant: cca, q_heads: 8, kv_heads: 2, head_dim: 8, conv_kernel: 3, group_conv_kernel: 2, layers: 2}
)"},
      {"xLSTM's keys are half as wide as its values",
       R"({"model_type": "xlstm", "num_blocks": 2, "num_heads": 4, "hidden_size": 64,
    "qk_dim_factor": 0.5})",
       R"(  model: {variant: mlstm, q_heads: 4, head_dim: 8, v_head_dim: 16, layers: 2}
)"},
      {"XLNet keeps what its layers read",
       R"({"model_type": "xlnet", "n_layer": 2, "n_head": 4, "d_model": 32, "mem_len": null})",
       R"(  model: {variant: mla, q_heads: 4, head_dim: 8, latent_dim: 32, rope_dim: 0, layers: 2}
)"},
      {"HRM runs its two stacks in cycles",
       R"({"model_type": "hrm_text", "num_hidden_layers": 2, "num_attention_heads": 4,
    "hidden_size": 32, "head_dim": 8, "H_cycles": 2, "L_cycles": 3})",
       R"(  low: {variant: mha, q_heads: 4, head_dim: 8, passes: 6}
  high: {variant: mha, q_heads: 4, head_dim: 8, passes: 2}
  model: {pattern: [2 low, 2 high], layers: 4}
panels: [model]
)"},
      {"Whisper's layers read 1,500 tokens of an encoder",
       R"({"model_type": "whisper", "decoder_layers": 2, "decoder_attention_heads": 4,
    "d_model": 32, "max_source_positions": 1500, "encoder_layers": 6})",
       R"(  self: {variant: mha, q_heads: 4, head_dim: 8}
  cross: {variant: mha, q_heads: 4, head_dim: 8, encoder: 1500}
  model: {pattern: [2 self + cross], layers: 2}
panels: [model]
)"},
      {"a decoder of BART alone",
       R"({"model_type": "bart", "is_encoder_decoder": false, "encoder_layers": 2,
    "encoder_attention_heads": 4, "d_model": 32})",
       R"(  model: {variant: mha, q_heads: 4, head_dim: 8, layers: 2}
)"},
      {"T5's heads need not fill its width",
       R"({"model_type": "t5", "num_layers": 2, "num_heads": 4, "d_model": 32, "d_kv": 16})",
       R"(  model: {variant: mha, q_heads: 4, head_dim: 16, layers: 2}
)"},
      {"T5Gemma's decoder is that of its file",
       R"({"model_type": "t5gemma", "encoder": {"num_hidden_layers": 9}, "decoder": {
    "model_type": "t5_gemma_module", "num_hidden_layers": 2, "num_attention_heads": 4,
    "num_key_value_heads": 2, "sliding_window": 16}})",
       R"(  local: {variant: gqa, q_heads: 4, kv_heads: 2, head_dim: 256, window: 16}
  full: {variant: gqa, q_heads: 4, kv_heads: 2, head_dim: 256}
  model: {pattern: [1 local, 1 full], layers: 2}
panels: [model]
)"},
      {"Granite 4 without a list has states alone",
       R"({"model_type": "granitemoehybrid", "num_hidden_layers": 2, "num_attention_heads": 8,
    "hidden_size": 64, "mamba_n_heads": 4})",
       R"(  model: {variant: mamba2, q_heads: 4, head_dim: 32, state_dim: 256, groups: 1, conv_kernel: 4, layers: 2}
)"},
      {"what DeepSeek-V3 leaves out is as in its class",
       R"({"model_type": "deepseek_v3", "num_hidden_layers": 2, "num_attention_heads": 8,
    "kv_lora_rank": 16})",
       R"(  model: {variant: mla, q_heads: 8, head_dim: 128, v_head_dim: 128, latent_dim: 16, rope_dim: 64, layers: 2}
)"},
  }));
  INFO(about);
  CHECK(layouts_of(config) == expected);
}

TEST_CASE("what is not in doubt is noted, not refused", "[import]") {
  const auto [about, config, expected] = GENERATE(values<Row>({
      {"GPT-2 reads no number of KV heads",
       R"({"model_type": "gpt2", "n_layer": 2, "n_head": 8, "n_embd": 64,
    "num_key_value_heads": 2})",
       "num_key_value_heads (2) is not read: every query head has its own key and value in this "
       "family"},
      {"however many heads BLOOM's keys and values are split into",
       R"({"model_type": "bloom", "n_layer": 2, "n_head": 8, "num_attention_heads": 4,
    "hidden_size": 64})",
       "n_head (8) contradicts num_attention_heads (4); the cache is the same"},
      {"all formats of weights but those of 8 bits are cached in 16",
       R"({"model_type": "llama", "num_hidden_layers": 2, "num_attention_heads": 8,
    "hidden_size": 64, "dtype": "bfloat16", "torch_dtype": "float16"})",
       "torch_dtype (\"float16\") contradicts dtype (\"bfloat16\"); the cache is the same"},
      {"GLM-4.5 rounds down",
       R"({"model_type": "glm4_moe", "num_hidden_layers": 2, "num_attention_heads": 6,
    "num_key_value_heads": 2, "hidden_size": 64})",
       "hidden_size (64) / num_attention_heads (6) is rounded down, as the family's code does"},
      {"an encoder of T5 may have any number of tokens",
       R"({"model_type": "t5", "num_layers": 2, "num_heads": 4, "d_kv": 8})",
       "cross-attention is not counted, since no key states the encoder's tokens: --assume "
       "n_positions=VALUE"},
  }));
  INFO(about);
  const std::vector<std::string> said = Renderer().read(config, {}, "config.json").remarks();
  CHECK(said == std::vector<std::string>{expected});
  CHECK(test::spec_of(config).find("\n# " + expected + "\n") != std::string::npos);
}

TEST_CASE("a whole number may be written with a fraction of zero", "[import]") {
  const auto [text, expected] = GENERATE(values<std::array<std::string, 2>>({
      {"8.0", ""},
      {"8.00", ""},
      {"8.5", "expected a whole number, got 8.5"},
      {"8.", "expected"},
  }));
  const std::string said = test::error_text(
      R"({"model_type": "llama", "num_hidden_layers": 2, "head_dim": 4, "num_attention_heads": )" +
      text + "}");
  CHECK(said.empty() == expected.empty());
  CHECK(said.find(expected) != std::string::npos);
}

TEST_CASE("a factor of xLSTM makes a whole number of elements", "[import]") {
  const auto [factor, expected] = GENERATE(values<std::array<std::string, 2>>({
      {"0.3", "hidden_size × qk_dim_factor is not a whole number"},
      {"\"half\"", "qk_dim_factor: expected a number of at most 9 decimals, got \"half\""},
      {"0.12345678901",
       "qk_dim_factor: expected a number of at most 9 decimals, got 0.12345678901"},
      {"-1", "qk_dim_factor: expected a number of at most 9 decimals, got -1"},
  }));
  const std::string said = test::error_text(
      R"({"model_type": "xlstm", "num_blocks": 2, "num_heads": 4, "hidden_size": 64, "qk_dim_factor": )" +
      factor + "}");
  CHECK(said.find("error: " + expected + "\n") != std::string::npos);
}
