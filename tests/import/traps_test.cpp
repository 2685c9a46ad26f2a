// Files with keys that are left out, dead, or contradict each other. Facts of real models are in
// models.csv; these are the smallest files that show one.

#include "import/import_text.h"

#include <catch2/catch.hpp>

using namespace attnfig;

namespace {

/// The layouts of an imported spec, and the text below them.
std::string layouts_of(const std::string& config) {
  const std::string spec = test::spec_of(config);
  return spec.substr(spec.find("layouts:\n") + 9);
}

/// The message of the first error and its hint.
std::string first_error(const std::string& config) {
  const std::string said = test::error_text(config);
  const std::string mark = "error: ";
  const std::size_t start = said.find(mark) + mark.size();
  const std::size_t hint = said.find("  hint: ");
  return said.substr(start, said.find('\n', start) - start) +
         (hint == std::string::npos ? "" : said.substr(hint + 7, said.find('\n', hint) - hint - 7));
}

struct Row {
  std::string about;
  std::string config;
  std::string expected;
};

}  // namespace

TEST_CASE("a config.json is read as its family's own code reads it", "[import]") {
  const auto [about, config, expected] = GENERATE(values<Row>({
      {"Llama without a count has a KV head for each query head",
       R"({"model_type": "llama", "num_hidden_layers": 4, "num_attention_heads": 8,
    "hidden_size": 64})",
       R"(  model: {variant: mha, q_heads: 8, head_dim: 8, layers: 4}
)"},
      {"an explicit head_dim wins over hidden_size / heads",
       R"({"model_type": "llama", "num_hidden_layers": 4, "num_attention_heads": 8,
    "hidden_size": 64, "num_key_value_heads": 2, "head_dim": 16})",
       R"(  model: {variant: gqa, q_heads: 8, kv_heads: 2, head_dim: 16, layers: 4}
)"},
      {"use_cache says nothing of the cache",
       R"({"model_type": "olmo2", "num_hidden_layers": 4, "num_attention_heads": 8,
    "hidden_size": 64, "num_key_value_heads": 2, "use_cache": false})",
       R"(  model: {variant: gqa, q_heads: 8, kv_heads: 2, head_dim: 8, layers: 4}
)"},
      {"LLaVA's text_config leaves out what is as in Llama 7B",
       R"({"model_type": "llava", "text_config": {"model_type": "llama",
    "vocab_size": 32064}})",
       R"(  model: {variant: mha, q_heads: 32, head_dim: 128, layers: 32}
)"},
      {"Mistral without sliding_window has a window of 4096",
       R"({"model_type": "mistral", "num_hidden_layers": 4, "num_attention_heads": 8,
    "hidden_size": 64, "num_key_value_heads": 2})",
       R"(  model: {variant: gqa, q_heads: 8, kv_heads: 2, head_dim: 8, window: 4096, layers: 4, architecture: llama}
)"},
      {"Mistral with a null for it has none",
       R"({"model_type": "mistral", "num_hidden_layers": 4, "num_attention_heads": 8,
    "hidden_size": 64, "num_key_value_heads": 2, "sliding_window": null})",
       R"(  model: {variant: gqa, q_heads: 8, kv_heads: 2, head_dim: 8, layers: 4}
)"},
      {"Mixtral without it has none",
       R"({"model_type": "mixtral", "num_hidden_layers": 4, "num_attention_heads": 8,
    "hidden_size": 64, "num_key_value_heads": 2})",
       R"(  model: {variant: gqa, q_heads: 8, kv_heads: 2, head_dim: 8, layers: 4}
)"},
      {"GLM-4's head_dim is 128 where it is left out",
       R"({"model_type": "glm4", "num_hidden_layers": 4, "num_attention_heads": 8,
    "hidden_size": 64, "num_key_value_heads": 2})",
       R"(  model: {variant: gqa, q_heads: 8, kv_heads: 2, head_dim: 128, layers: 4}
)"},
      {"Qwen's window is dead",
       R"({"model_type": "qwen2", "num_hidden_layers": 4, "num_attention_heads": 8,
    "hidden_size": 64, "num_key_value_heads": 2, "sliding_window": 16,
    "use_sliding_window": false, "max_window_layers": 1})",
       R"(  model: {variant: gqa, q_heads: 8, kv_heads: 2, head_dim: 8, layers: 4}
)"},
      {"Qwen's window, switched on, begins at a layer",
       R"({"model_type": "qwen2", "num_hidden_layers": 4, "num_attention_heads": 8,
    "hidden_size": 64, "num_key_value_heads": 2, "sliding_window": 16,
    "use_sliding_window": true, "max_window_layers": 1})",
       R"(  local: {variant: gqa, q_heads: 8, kv_heads: 2, head_dim: 8, window: 16}
  full: {variant: gqa, q_heads: 8, kv_heads: 2, head_dim: 8}
  model: {pattern: [1 full, 3 local], layers: 4, architecture: qwen2}
panels: [model]
)"},
      {"Qwen3-MoE's window needs a list",
       R"({"model_type": "qwen3_moe", "num_hidden_layers": 4, "num_attention_heads": 8,
    "hidden_size": 64, "num_key_value_heads": 2, "sliding_window": 16,
    "use_sliding_window": true, "layer_types": ["sliding_attention",
    "full_attention", "full_attention", "full_attention"]})",
       R"(  local: {variant: gqa, q_heads: 8, kv_heads: 2, head_dim: 8, window: 16}
  full: {variant: gqa, q_heads: 8, kv_heads: 2, head_dim: 8}
  model: {pattern: [1 local, 3 full], layers: 4, architecture: qwen3moe}
panels: [model]
)"},
      {"dots.llm1 slides after its last layer",
       R"({"model_type": "dots1", "num_hidden_layers": 4, "num_attention_heads": 8,
    "hidden_size": 64, "num_key_value_heads": 8})",
       R"(  model: {variant: mha, q_heads: 8, head_dim: 8, layers: 4}
)"},
      {"Falcon-7B states a number of KV heads and has one",
       R"({"model_type": "falcon", "num_hidden_layers": 4, "num_attention_heads": 8,
    "hidden_size": 64, "num_kv_heads": 8, "multi_query": true,
    "new_decoder_architecture": false})",
       R"(  model: {variant: mqa, q_heads: 8, head_dim: 8, layers: 4}
)"},
      {"Falcon is multi-query where it does not say",
       R"({"model_type": "falcon", "num_hidden_layers": 4, "num_attention_heads": 8,
    "hidden_size": 64})",
       R"(  model: {variant: mqa, q_heads: 8, head_dim: 8, layers: 4}
)"},
      {"the newer Falcon's number counts",
       R"({"model_type": "falcon", "num_hidden_layers": 4, "num_attention_heads": 8,
    "hidden_size": 64, "num_kv_heads": 2, "multi_query": true,
    "new_decoder_architecture": true})",
       R"(  model: {variant: gqa, q_heads: 8, kv_heads: 2, head_dim: 8, layers: 4}
)"},
      {"StarCoder is multi-query where it does not say",
       R"({"model_type": "gpt_bigcode", "num_hidden_layers": 4, "num_attention_heads": 8,
    "hidden_size": 64})",
       R"(  model: {variant: mqa, q_heads: 8, head_dim: 8, layers: 4}
)"},
      {"StarCoder may be multi-head",
       R"({"model_type": "gpt_bigcode", "num_hidden_layers": 4, "num_attention_heads": 8,
    "hidden_size": 64, "multi_query": false})",
       R"(  model: {variant: mha, q_heads: 8, head_dim: 8, layers: 4}
)"},
      {"ChatGLM counts groups only where they are switched on",
       R"({"model_type": "chatglm", "num_hidden_layers": 4, "num_attention_heads": 8,
    "hidden_size": 64, "multi_query_attention": false,
    "multi_query_group_num": 2, "kv_channels": 16})",
       R"(  model: {variant: mha, q_heads: 8, head_dim: 16, layers: 4}
)"},
      {"MPT's count is dead in multi-head attention",
       R"({"model_type": "mpt", "num_hidden_layers": 4, "num_attention_heads": 8,
    "hidden_size": 64, "attn_config": {"attn_type": "multihead_attention",
    "kv_n_heads": 2}})",
       R"(  model: {variant: mha, q_heads: 8, head_dim: 8, layers: 4}
)"},
      {"MPT may be multi-query",
       R"({"model_type": "mpt", "num_hidden_layers": 4, "num_attention_heads": 8,
    "hidden_size": 64, "attn_config": {"attn_type": "multiquery_attention"}})",
       R"(  model: {variant: mqa, q_heads: 8, head_dim: 8, layers: 4}
)"},
      {"Hunyuan's factor is dead",
       R"({"model_type": "hunyuan_v1_moe", "num_hidden_layers": 4,
    "num_attention_heads": 8, "hidden_size": 64, "num_key_value_heads": 2,
    "cla_share_factor": 2, "use_cla": false})",
       R"(  model: {variant: gqa, q_heads: 8, kv_heads: 2, head_dim: 8, layers: 4}
)"},
      {"Hunyuan's factor, switched on, shares caches",
       R"({"model_type": "hunyuan_v1_moe", "num_hidden_layers": 4,
    "num_attention_heads": 8, "hidden_size": 64, "num_key_value_heads": 2,
    "cla_share_factor": 2, "use_cla": true})",
       R"(  model: {variant: gqa, q_heads: 8, kv_heads: 2, head_dim: 8, cache_shared_by: 2, layers: 4}
)"},
      {"latents do not know head_dim and num_key_value_heads",
       R"({"model_type": "deepseek_v3", "num_hidden_layers": 4, "num_attention_heads": 8,
    "hidden_size": 64, "kv_lora_rank": 16, "qk_rope_head_dim": 4,
    "qk_nope_head_dim": 8, "v_head_dim": 8, "head_dim": 5,
    "num_key_value_heads": 8})",
       R"(  model: {variant: mla, q_heads: 8, head_dim: 8, v_head_dim: 8, latent_dim: 16, rope_dim: 4, layers: 4}
)"},
      {"MiniCPM3's values are as wide as hidden_size / heads",
       R"({"model_type": "minicpm3", "num_hidden_layers": 4, "num_attention_heads": 8,
    "hidden_size": 64, "kv_lora_rank": 16, "qk_rope_head_dim": 4,
    "qk_nope_head_dim": 8})",
       R"(  model: {variant: mla, q_heads: 8, head_dim: 8, v_head_dim: 8, latent_dim: 16, rope_dim: 4, layers: 4}
)"},
      {"LongCat counts layers, not attentions",
       R"({"model_type": "longcat_flash", "num_hidden_layers": 8,
    "num_attention_heads": 8, "hidden_size": 64, "num_layers": 4,
    "kv_lora_rank": 16, "qk_rope_head_dim": 4, "qk_nope_head_dim": 8,
    "v_head_dim": 8})",
       R"(  model: {variant: mla, q_heads: 8, head_dim: 8, v_head_dim: 8, latent_dim: 16, rope_dim: 4, sublayers: 2, layers: 4}
)"},
      {"GLM-5 derives which layers have an index key",
       R"({"model_type": "glm_moe_dsa", "num_hidden_layers": 4, "num_attention_heads": 8,
    "hidden_size": 64, "kv_lora_rank": 16, "qk_rope_head_dim": 4,
    "qk_nope_head_dim": 8, "v_head_dim": 8, "index_topk_freq": 2,
    "index_skip_topk_offset": 3})",
       R"(  latent: {variant: mla, q_heads: 8, head_dim: 8, v_head_dim: 8, latent_dim: 16, rope_dim: 4, index_dim: 128}
  latent_alone: {variant: mla, q_heads: 8, head_dim: 8, v_head_dim: 8, latent_dim: 16, rope_dim: 4}
  model: {pattern: [3 latent, 1 latent_alone], layers: 4}
panels: [model]
)"},
      {"GLM-5 may spell them",
       R"({"model_type": "glm_moe_dsa", "num_hidden_layers": 4, "num_attention_heads": 8,
    "hidden_size": 64, "kv_lora_rank": 16, "qk_rope_head_dim": 4,
    "qk_nope_head_dim": 8, "v_head_dim": 8, "index_topk_pattern": "FSFS"})",
       R"(  latent: {variant: mla, q_heads: 8, head_dim: 8, v_head_dim: 8, latent_dim: 16, rope_dim: 4, index_dim: 128}
  latent_alone: {variant: mla, q_heads: 8, head_dim: 8, v_head_dim: 8, latent_dim: 16, rope_dim: 4}
  model: {pattern: [1 latent, 1 latent_alone], layers: 4}
panels: [model]
)"},
      {"Hy4 has an index key in every layer where it does not say",
       R"({"model_type": "hy_v4", "num_hidden_layers": 4, "num_attention_heads": 8,
    "hidden_size": 64, "kv_lora_rank": 16, "qk_rope_head_dim": 4,
    "qk_nope_head_dim": 8, "v_head_dim": 8, "index_head_dim": 8})",
       R"(  model: {variant: mla, q_heads: 8, head_dim: 8, v_head_dim: 8, latent_dim: 16, rope_dim: 4, index_dim: 8, layers: 4}
)"},
      {"DeepSeek-V4 may name its layers",
       R"({"model_type": "deepseek_v4", "num_hidden_layers": 4, "num_attention_heads": 8,
    "hidden_size": 64, "head_dim": 32, "num_key_value_heads": 1,
    "sliding_window": 16, "index_head_dim": 8,
    "layer_types": ["heavily_compressed_attention",
    "compressed_sparse_attention", "heavily_compressed_attention",
    "compressed_sparse_attention"]})",
       R"(  hca: {variant: hca, q_heads: 8, head_dim: 32, ratio: 128, local_window: 16}
  csa: {variant: csa, q_heads: 8, head_dim: 32, ratio: 4, local_window: 16, index_dim: 8}
  model: {pattern: [1 hca, 1 csa], layers: 4}
panels: [model]
)"},
      {"Gemma 3's wrapper leaves counts and pattern out",
       R"({"model_type": "gemma3", "text_config": {"model_type": "gemma3_text",
    "hidden_size": 2560, "num_hidden_layers": 34, "sliding_window": 1024}})",
       R"(  local: {variant: gqa, q_heads: 8, kv_heads: 4, head_dim: 256, window: 1024}
  full: {variant: gqa, q_heads: 8, kv_heads: 4, head_dim: 256}
  model: {pattern: [5 local, 1 full], layers: 34}
panels: [model]
)"},
      {"Gemma 2's query_pre_attn_scalar is not head_dim",
       R"({"model_type": "gemma2", "num_hidden_layers": 4, "num_attention_heads": 8,
    "hidden_size": 64, "num_key_value_heads": 2, "query_pre_attn_scalar": 144})",
       R"(  local: {variant: gqa, q_heads: 8, kv_heads: 2, head_dim: 256, window: 4096}
  full: {variant: gqa, q_heads: 8, kv_heads: 2, head_dim: 256}
  model: {pattern: [1 local, 1 full], layers: 4}
panels: [model]
)"},
      {"the last layer of Gemma 4 is full",
       R"({"model_type": "gemma4_text", "num_hidden_layers": 4, "num_attention_heads": 8,
    "hidden_size": 64, "num_key_value_heads": 2,
    "num_global_key_value_heads": 1, "layer_types": ["sliding_attention",
    "sliding_attention", "sliding_attention", "sliding_attention"]})",
       R"(  local: {variant: gqa, q_heads: 8, kv_heads: 2, head_dim: 256, window: 512}
  full: {variant: gqa, q_heads: 8, kv_heads: 2, head_dim: 512}
  model: {pattern: [3 local, 1 full], layers: 4}
panels: [model]
)"},
      {"attention_k_eq_v makes its other count count",
       R"({"model_type": "gemma4_text", "num_hidden_layers": 4, "num_attention_heads": 8,
    "hidden_size": 64, "num_key_value_heads": 2,
    "num_global_key_value_heads": 1, "attention_k_eq_v": true,
    "layer_types": ["sliding_attention", "sliding_attention",
    "sliding_attention", "full_attention"]})",
       R"(  local: {variant: gqa, q_heads: 8, kv_heads: 2, head_dim: 256, window: 512}
  full: {variant: mqa, q_heads: 8, head_dim: 512}
  model: {pattern: [3 local, 1 full], layers: 4}
panels: [model]
)"},
      {"the last layers of Gemma 3n own nothing",
       R"({"model_type": "gemma3n_text", "num_hidden_layers": 4,
    "num_attention_heads": 8, "hidden_size": 64, "num_key_value_heads": 2,
    "num_kv_shared_layers": 2, "layer_types": ["sliding_attention",
    "full_attention", "sliding_attention", "full_attention"]})",
       R"(  local: {variant: gqa, q_heads: 8, kv_heads: 2, head_dim: 256, window: 512}
  full: {variant: gqa, q_heads: 8, kv_heads: 2, head_dim: 256}
  model: {pattern: [1 local, 1 full], shared_last: 2, layers: 4}
panels: [model]
)"},
      {"Llama 4's empty list means every fourth",
       R"({"model_type": "llama4_text", "num_hidden_layers": 4, "num_attention_heads": 8,
    "hidden_size": 64, "num_key_value_heads": 2, "no_rope_layers": []})",
       R"(  chunked: {variant: gqa, q_heads: 8, kv_heads: 2, head_dim: 128, chunk: 8192}
  full: {variant: gqa, q_heads: 8, kv_heads: 2, head_dim: 128}
  model: {pattern: [3 chunked, 1 full], layers: 4}
panels: [model]
)"},
      {"Llama 4's interval",
       R"({"model_type": "llama4_text", "num_hidden_layers": 4, "num_attention_heads": 8,
    "hidden_size": 64, "num_key_value_heads": 2, "no_rope_layer_interval": 2,
    "attention_chunk_size": 16})",
       R"(  chunked: {variant: gqa, q_heads: 8, kv_heads: 2, head_dim: 128, chunk: 16}
  full: {variant: gqa, q_heads: 8, kv_heads: 2, head_dim: 128}
  model: {pattern: [1 chunked, 1 full], layers: 4}
panels: [model]
)"},
      {"EXAONE's pattern may be a word",
       R"({"model_type": "exaone4", "num_hidden_layers": 4, "num_attention_heads": 8,
    "hidden_size": 64, "num_key_value_heads": 2,
    "sliding_window_pattern": "LG", "sliding_window": 16})",
       R"(  local: {variant: gqa, q_heads: 8, kv_heads: 2, head_dim: 8, window: 16}
  full: {variant: gqa, q_heads: 8, kv_heads: 2, head_dim: 8}
  model: {pattern: [1 local, 1 full], layers: 4}
panels: [model]
)"},
      {"EXAONE's pattern is dead without a window",
       R"({"model_type": "exaone4", "num_hidden_layers": 4, "num_attention_heads": 8,
    "hidden_size": 64, "num_key_value_heads": 2,
    "sliding_window_pattern": "LLLG", "sliding_window": null})",
       R"(  model: {variant: gqa, q_heads: 8, kv_heads: 2, head_dim: 8, layers: 4}
)"},
      {"Cohere 2 does not read head_dim",
       R"({"model_type": "cohere2", "num_hidden_layers": 4, "num_attention_heads": 8,
    "hidden_size": 64, "num_key_value_heads": 2, "head_dim": 5,
    "sliding_window": 16})",
       R"(  local: {variant: gqa, q_heads: 8, kv_heads: 2, head_dim: 8, window: 16}
  full: {variant: gqa, q_heads: 8, kv_heads: 2, head_dim: 8}
  model: {pattern: [3 local, 1 full], layers: 4}
panels: [model]
)"},
      {"a list may hold drafting layers too",
       R"({"model_type": "step3p5", "num_hidden_layers": 4, "num_attention_heads": 8,
    "hidden_size": 64, "num_attention_groups": 2, "head_dim": 16,
    "sliding_window": 16, "layer_types": ["full_attention",
    "sliding_attention", "sliding_attention", "sliding_attention",
    "full_attention"], "num_nextn_predict_layers": 1})",
       R"(  local: {variant: gqa, q_heads: 8, kv_heads: 2, head_dim: 16, window: 16}
  full: {variant: gqa, q_heads: 8, kv_heads: 2, head_dim: 16}
  model: {pattern: [1 full, 3 local], layers: 4}
panels: [model]
)"},
      {"Step's windowed layers have heads of their own",
       R"({"model_type": "step3p5", "num_hidden_layers": 4, "num_attention_heads": 8,
    "hidden_size": 64, "num_attention_groups": 2, "head_dim": 16,
    "sliding_window": 16, "layer_types": ["full_attention",
    "sliding_attention", "sliding_attention", "sliding_attention"],
    "attention_other_setting": {"num_attention_heads": 12,
    "num_attention_groups": 4, "head_dim": 8}})",
       R"(  local: {variant: gqa, q_heads: 12, kv_heads: 4, head_dim: 8, window: 16}
  full: {variant: gqa, q_heads: 8, kv_heads: 2, head_dim: 16}
  model: {pattern: [1 full, 3 local], layers: 4}
panels: [model]
)"},
      {"Laguna's query heads vary",
       R"({"model_type": "laguna", "num_hidden_layers": 4, "num_attention_heads": 8,
    "hidden_size": 64, "num_key_value_heads": 2, "sliding_window": 16,
    "layer_types": ["full_attention", "sliding_attention", "sliding_attention",
    "sliding_attention"], "num_attention_heads_per_layer": [8, 16, 16, 8]})",
       R"(  full8: {variant: gqa, q_heads: 8, kv_heads: 2, head_dim: 128}
  local16: {variant: gqa, q_heads: 16, kv_heads: 2, head_dim: 128, window: 16}
  local8: {variant: gqa, q_heads: 8, kv_heads: 2, head_dim: 128, window: 16}
  model: {pattern: [1 full8, 2 local16, 1 local8], layers: 4}
panels: [model]
)"},
      {"Laguna without a list is full",
       R"({"model_type": "laguna", "num_hidden_layers": 4, "num_attention_heads": 8,
    "hidden_size": 64, "num_key_value_heads": 2, "sliding_window": 16})",
       R"(  model: {variant: gqa, q_heads: 8, kv_heads: 2, head_dim: 128, layers: 4}
)"},
      {"Ministral without a list is windowed",
       R"({"model_type": "ministral", "num_hidden_layers": 4, "num_attention_heads": 8,
    "hidden_size": 64, "num_key_value_heads": 2})",
       R"(  model: {variant: gqa, q_heads: 8, kv_heads: 2, head_dim: 8, window: 4096, layers: 4, architecture: llama}
)"},
      {"Step 3's count is num_attention_groups",
       R"({"model_type": "step3_text", "num_hidden_layers": 4, "num_attention_heads": 8,
    "hidden_size": 64, "num_attention_groups": 1, "head_dim": 16})",
       R"(  model: {variant: mfa, q_heads: 8, head_dim: 16, layers: 4}
)"},
      {"a sparse layer of MiniMax-M3 has an index key",
       R"({"model_type": "minimax_m3_vl_text", "num_hidden_layers": 4,
    "num_attention_heads": 8, "hidden_size": 64, "num_key_value_heads": 2,
    "layer_types": ["full_attention", "full_attention", "full_attention",
    "minimax_m3_sparse"]})",
       R"(  full: {variant: gqa, q_heads: 8, kv_heads: 2, head_dim: 128}
  sparse: {variant: gqa, q_heads: 8, kv_heads: 2, head_dim: 128, index_dim: 128}
  model: {pattern: [3 full, 1 sparse], layers: 4}
panels: [model]
)"},
      {"MiniMax-M3's wrapper says of its layers where they are sparse",
       R"({"model_type": "minimax_m3", "text_config": {"num_hidden_layers": 2,
    "num_attention_heads": 8, "num_key_value_heads": 8, "head_dim": 8,
    "sparse_attention_config": {"sparse_index_dim": 4, "sparse_attention_freq": [1, 1]}}})",
       R"(  model: {variant: gqa, q_heads: 8, kv_heads: 8, head_dim: 8, index_dim: 4, layers: 2}
)"},
      {"Qwen3-Next's layers without a list",
       R"({"model_type": "qwen3_next", "num_hidden_layers": 4, "num_attention_heads": 8,
    "hidden_size": 64, "num_key_value_heads": 2, "linear_num_key_heads": 2,
    "linear_num_value_heads": 4, "linear_key_head_dim": 8,
    "linear_value_head_dim": 8})",
       R"(  delta: {variant: gated_deltanet, k_heads: 2, v_heads: 4, head_dim: 8, v_head_dim: 8, conv_kernel: 4}
  full: {variant: gqa, q_heads: 8, kv_heads: 2, head_dim: 256}
  model: {pattern: [3 delta, 1 full], layers: 4}
panels: [model]
)"},
      {"Jamba without a period",
       R"({"model_type": "jamba", "num_hidden_layers": 16, "num_attention_heads": 8,
    "hidden_size": 64, "num_key_value_heads": 2})",
       R"(  mamba: {variant: mamba1, inner_dim: 128, state_dim: 16, conv_kernel: 4}
  full: {variant: gqa, q_heads: 8, kv_heads: 2, head_dim: 8}
  model: {pattern: [4 mamba, 1 full, 3 mamba], layers: 16}
panels: [model]
)"},
      {"a head of Bamba's state is what the others leave",
       R"({"model_type": "bamba", "num_hidden_layers": 4, "num_attention_heads": 8,
    "hidden_size": 64, "num_key_value_heads": 2, "attn_layer_indices": [1],
    "mamba_n_heads": 4, "mamba_d_head": "auto", "mamba_d_state": 16})",
       R"(  mamba: {variant: mamba2, q_heads: 4, head_dim: 32, state_dim: 16, groups: 1, conv_kernel: 4}
  full: {variant: gqa, q_heads: 8, kv_heads: 2, head_dim: 8}
  model: {pattern: [1 mamba, 1 full, 2 mamba], layers: 4}
panels: [model]
)"},
      {"Falcon-H1 may have no inner width of its own",
       R"({"model_type": "falcon_h1", "num_hidden_layers": 4, "num_attention_heads": 8,
    "hidden_size": 64, "num_key_value_heads": 2, "mamba_d_ssm": null,
    "mamba_n_heads": 4, "mamba_d_head": "auto", "mamba_d_state": 16})",
       R"(  mamba: {variant: mamba2, q_heads: 4, head_dim: 32, state_dim: 16, groups: 1, conv_kernel: 4}
  full: {variant: gqa, q_heads: 8, kv_heads: 2, head_dim: 8}
  model: {pattern: [4 full + mamba], layers: 4}
panels: [model]
)"},
      {"Granite 4 may be without states",
       R"({"model_type": "granitemoehybrid", "num_hidden_layers": 4,
    "num_attention_heads": 8, "hidden_size": 64, "num_key_value_heads": 2,
    "layer_types": ["attention", "attention", "attention", "attention"]})",
       R"(  model: {variant: gqa, q_heads: 8, kv_heads: 2, head_dim: 8, layers: 4}
)"},
      {"Zamba2's heads are twice as wide",
       R"({"model_type": "zamba2", "num_hidden_layers": 4, "num_attention_heads": 8,
    "hidden_size": 64, "layers_block_type": ["mamba", "mamba", "hybrid",
    "mamba"]})",
       R"(  mamba: {variant: mamba2, q_heads: 8, head_dim: 16, state_dim: 64, groups: 1, conv_kernel: 4}
  full: {variant: mha, q_heads: 8, head_dim: 16}
  model: {pattern: [2 mamba, 1 full + mamba], layers: 4}
panels: [model]
)"},
      {"Nemotron-H without a count of layers",
       R"({"model_type": "nemotron_h", "num_attention_heads": 8, "hidden_size": 64,
    "num_key_value_heads": 2, "layers_block_type": ["mamba", "moe",
    "attention", "mlp", "linear_attention", "full_attention"]})",
       R"(  mamba: {variant: mamba2, q_heads: 128, head_dim: 64, state_dim: 128, groups: 8, conv_kernel: 4}
  full: {variant: gqa, q_heads: 8, kv_heads: 2, head_dim: 128}
  model: {pattern: [1 mamba, 1 none, 1 full, 1 none], last: [1 full], layers: 6}
panels: [model]
)"},
      {"LFM2 may list kinds",
       R"({"model_type": "lfm2", "num_hidden_layers": 4, "num_attention_heads": 8,
    "hidden_size": 64, "num_key_value_heads": 2, "layer_types": ["conv",
    "conv", "full_attention", "conv"]})",
       R"(  conv: {variant: short_conv, width: 64, conv_kernel: 3}
  full: {variant: gqa, q_heads: 8, kv_heads: 2, head_dim: 8}
  model: {pattern: [2 conv, 1 full], layers: 4}
panels: [model]
)"},
      {"Mamba-2's head_dim is the state space's",
       R"({"model_type": "mamba2", "num_hidden_layers": 4, "hidden_size": 16,
    "num_heads": 2, "head_dim": 16})",
       R"(  model: {variant: mamba2, q_heads: 2, head_dim: 16, state_dim: 128, groups: 8, conv_kernel: 4, layers: 4}
)"},
      {"Mamba-2's inner width may be unknown",
       R"({"model_type": "mamba2", "num_hidden_layers": 4, "num_heads": 2, "head_dim": 16})",
       R"(  model: {variant: mamba2, q_heads: 2, head_dim: 16, state_dim: 128, groups: 8, conv_kernel: 4, layers: 4}
)"},
      {"Falcon-Mamba's layers are as wide as intermediate_size says",
       R"({"model_type": "falcon_mamba", "num_hidden_layers": 4, "hidden_size": 64,
    "intermediate_size": 128, "expand": 16})",
       R"(  model: {variant: mamba1, inner_dim: 128, state_dim: 16, conv_kernel: 4, layers: 4}
)"},
      {"null takes intermediate_size away, and Mamba's expand counts",
       R"({"model_type": "mamba", "num_hidden_layers": 4, "hidden_size": 64,
    "intermediate_size": null, "expand": 4})",
       R"(  model: {variant: mamba1, inner_dim: 256, state_dim: 16, conv_kernel: 4, layers: 4}
)"},
      {"Jamba's intermediate_size is that of its feed-forward layers",
       R"({"model_type": "jamba", "num_hidden_layers": 1, "num_attention_heads": 8,
    "hidden_size": 64, "num_key_value_heads": 2, "intermediate_size": 512})",
       R"(  model: {variant: mamba1, inner_dim: 128, state_dim: 16, conv_kernel: 4, layers: 1}
)"},
      {"Zamba2's first files say how wide a head is, not how many there are",
       R"({"model_type": "zamba2", "num_hidden_layers": 2, "num_attention_heads": 8,
    "hidden_size": 64, "mamba_headdim": 32, "layers_block_type": ["mamba", "mamba"]})",
       R"(  model: {variant: mamba2, q_heads: 4, head_dim: 32, state_dim: 64, groups: 1, conv_kernel: 4, layers: 2}
)"},
      {"Nemotron-H's heads need not fill expand × hidden_size",
       R"({"model_type": "nemotron_h", "num_attention_heads": 8, "hidden_size": 64,
    "num_key_value_heads": 2, "expand": 2, "mamba_num_heads": 4, "mamba_head_dim": 8,
    "layers_block_type": ["mamba"]})",
       R"(  model: {variant: mamba2, q_heads: 4, head_dim: 8, state_dim: 128, groups: 8, conv_kernel: 4, layers: 1}
)"},
      {"a text_config is read alone: its class has 8 KV heads",
       R"({"model_type": "llava", "num_key_value_heads": 2, "text_config": {
    "model_type": "mistral", "hidden_size": 64, "num_attention_heads": 16,
    "num_hidden_layers": 4, "sliding_window": null}})",
       R"(  model: {variant: gqa, q_heads: 16, kv_heads: 8, head_dim: 4, layers: 4}
)"},
      {"a window beside text_config is not the language model's",
       R"({"model_type": "mistral3", "sliding_window": 16, "max_position_embeddings": 99,
    "text_config": {"model_type": "ministral3", "hidden_size": 64,
    "num_attention_heads": 16, "num_hidden_layers": 4, "head_dim": 4}})",
       R"(  model: {variant: gqa, q_heads: 16, kv_heads: 8, head_dim: 4, layers: 4}
)"},
      {"two text configs that say the same are one",
       R"({"model_type": "vlm", "text_config": {"model_type": "llama", "num_attention_heads": 8,
    "num_hidden_layers": 4, "head_dim": 4}, "llm_config": {"num_attention_heads": 8,
    "model_type": "llama", "num_hidden_layers": 4, "head_dim": 4}})",
       R"(  model: {variant: mha, q_heads: 8, head_dim: 4, layers: 4}
)"},
      {"Phi-3's window is dead in a GGUF file",
       R"({"filename": "f", "metadata": {"general.architecture": {"value": "phi3"},
    "phi3.block_count": {"value": 4}, "phi3.embedding_length": {"value": 64},
    "phi3.attention.head_count": {"value": 8},
    "phi3.attention.sliding_window": {"value": 2047}}})",
       R"(  model: {variant: mha, q_heads: 8, head_dim: 8, layers: 4}
)"},
      {"a GGUF file without a count has a KV head for each query head",
       R"({"filename": "f", "metadata": {"general.architecture": {"value": "llama"},
    "llama.block_count": {"value": 4}, "llama.embedding_length": {"value": 64},
    "llama.attention.head_count": {"value": 8}}})",
       R"(  model: {variant: mha, q_heads: 8, head_dim: 8, layers: 4}
)"},
      {"a GGUF file's drafting layers are not counted",
       R"({"filename": "f", "metadata": {"general.architecture": {"value": "glm4moe"},
    "glm4moe.block_count": {"value": 4},
    "glm4moe.embedding_length": {"value": 64},
    "glm4moe.attention.head_count": {"value": 8},
    "glm4moe.nextn_predict_layers": {"value": 1},
    "glm4moe.attention.head_count_kv": {"value": 2}}})",
       R"(  model: {variant: gqa, q_heads: 8, kv_heads: 2, head_dim: 8, layers: 3}
)"},
      {"Nemotron-H's GGUF files tell feed-forward layers from states",
       R"({"filename": "f", "metadata": {"general.architecture": {"value": "nemotron_h"},
    "nemotron_h.block_count": {"value": 4},
    "nemotron_h.embedding_length": {"value": 64},
    "nemotron_h.attention.head_count": {"value": 8},
    "nemotron_h.attention.head_count_kv": {"value": [0, 2, 0, 0]},
    "nemotron_h.feed_forward_length": {"value": [0, 0, 32, 0]},
    "nemotron_h.ssm.inner_size": {"value": 32},
    "nemotron_h.ssm.state_size": {"value": 8},
    "nemotron_h.ssm.conv_kernel": {"value": 4},
    "nemotron_h.ssm.time_step_rank": {"value": 4},
    "nemotron_h.ssm.group_count": {"value": 2}}})",
       R"(  state: {variant: mamba2, q_heads: 4, head_dim: 8, state_dim: 8, groups: 2, conv_kernel: 4}
  full8_2: {variant: gqa, q_heads: 8, kv_heads: 2, head_dim: 8}
  model: {pattern: [1 state, 1 full8_2, 1 none], layers: 4}
panels: [model]
)"},
      {"Falcon-H1's GGUF files have both in every layer",
       R"({"filename": "f", "metadata": {"general.architecture": {"value": "falcon-h1"},
    "falcon-h1.block_count": {"value": 4},
    "falcon-h1.embedding_length": {"value": 64},
    "falcon-h1.attention.head_count": {"value": 8},
    "falcon-h1.attention.head_count_kv": {"value": 2},
    "falcon-h1.ssm.inner_size": {"value": 32},
    "falcon-h1.ssm.state_size": {"value": 8},
    "falcon-h1.ssm.conv_kernel": {"value": 4},
    "falcon-h1.ssm.time_step_rank": {"value": 4},
    "falcon-h1.ssm.group_count": {"value": 1}}})",
       R"(  full: {variant: gqa, q_heads: 8, kv_heads: 2, head_dim: 8}
  state: {variant: mamba2, q_heads: 4, head_dim: 8, state_dim: 8, groups: 1, conv_kernel: 4}
  model: {pattern: [4 full + state], layers: 4}
panels: [model]
)"},
      {"GGUF files of gpt-oss need no pattern",
       R"({"filename": "f", "metadata": {"general.architecture": {"value": "gpt-oss"},
    "gpt-oss.block_count": {"value": 4},
    "gpt-oss.embedding_length": {"value": 64},
    "gpt-oss.attention.head_count": {"value": 8},
    "gpt-oss.attention.head_count_kv": {"value": 2},
    "gpt-oss.attention.sliding_window": {"value": 16}}})",
       R"(  local: {variant: gqa, q_heads: 8, kv_heads: 2, head_dim: 8, window: 16}
  full: {variant: gqa, q_heads: 8, kv_heads: 2, head_dim: 8}
  model: {pattern: [1 local, 1 full], layers: 4}
panels: [model]
)"},
  }));
  INFO(about);
  CHECK(layouts_of(config) == expected);
}

TEST_CASE("a config.json that leaves its cache open is refused", "[import]") {
  const auto [about, config, expected] = GENERATE(values<Row>({
      {"a list that gguf-dump left out is missed",
       R"({"filename": "f",
    "metadata": {"general.architecture": {"value": "granitehybrid"},
    "granitehybrid.block_count": {"value": 4},
    "granitehybrid.embedding_length": {"value": 64},
    "granitehybrid.attention.head_count": {"value": 8},
    "granitehybrid.attention.head_count_kv": {"type": "ARRAY",
    "array_types": ["INT32"]}}})",
       R"(attention.head_count_kv: expected a whole number, got "an array without its values; gguf-dump --json-array prints them")"},
      {"an architecture that llama.cpp may treat in its own way",
       R"({"filename": "f", "metadata": {"general.architecture": {"value": "plamo2"},
    "plamo2.block_count": {"value": 4}, "plamo2.embedding_length": {"value": 64},
    "plamo2.attention.head_count": {"value": 8}}})",
       R"(unknown architecture "plamo2" --assume architecture=llama reads it as attention alone)"},
      {"which layers of a GGUF file slide must be known",
       R"({"filename": "f", "metadata": {"general.architecture": {"value": "gemma4"},
    "gemma4.block_count": {"value": 4}, "gemma4.embedding_length": {"value": 64},
    "gemma4.attention.head_count": {"value": 8},
    "gemma4.attention.sliding_window": {"value": 16}}})",
       R"(attention.sliding_window_pattern is missing it decides the cache; say it with --assume attention.sliding_window_pattern=VALUE)"},
      {"a joined key in GGUF is as wide as its parts",
       R"({"filename": "f", "metadata": {"general.architecture": {"value": "deepseek2"},
    "deepseek2.block_count": {"value": 4},
    "deepseek2.embedding_length": {"value": 64},
    "deepseek2.attention.head_count": {"value": 8},
    "deepseek2.attention.head_count_kv": {"value": 1},
    "deepseek2.attention.key_length": {"value": 100},
    "deepseek2.attention.key_length_mla": {"value": 24},
    "deepseek2.attention.value_length_mla": {"value": 16},
    "deepseek2.attention.kv_lora_rank": {"value": 64},
    "deepseek2.rope.dimension_count": {"value": 8}}})",
       R"(attention.key_length contradicts attention.kv_lora_rank and rope.dimension_count, which add up to another number)"},
      {"not every layer of a GGUF file can draft",
       R"({"filename": "f", "metadata": {"general.architecture": {"value": "glm4moe"},
    "glm4moe.block_count": {"value": 4},
    "glm4moe.embedding_length": {"value": 64},
    "glm4moe.attention.head_count": {"value": 8},
    "glm4moe.nextn_predict_layers": {"value": 4}}})",
       R"(nextn_predict_layers is not below block_count)"},
      {"Mistral must say its KV heads where no wrapper does",
       R"({"model_type": "mistral", "num_hidden_layers": 4, "num_attention_heads": 8,
    "hidden_size": 64})",
       R"(num_key_value_heads is missing it decides the cache; say it with --assume num_key_value_heads=VALUE)"},
      {"versions disagree which layers of Qwen3-MoE slide",
       R"({"model_type": "qwen3_moe", "num_hidden_layers": 4, "num_attention_heads": 8,
    "hidden_size": 64, "num_key_value_heads": 2, "use_sliding_window": true})",
       R"(layer_types is missing it decides the cache; say it with --assume layer_types=VALUE)"},
      {"the older Falcon's number contradicts its switches",
       R"({"model_type": "falcon", "num_hidden_layers": 4, "num_attention_heads": 8,
    "hidden_size": 64, "num_kv_heads": 2, "multi_query": false})",
       R"(num_kv_heads contradicts new_decoder_architecture and multi_query, which are off say which holds: --assume num_kv_heads=null or --assume new_decoder_architecture=true)"},
      {"MPT must say how many groups",
       R"({"model_type": "mpt", "num_hidden_layers": 4, "num_attention_heads": 8,
    "hidden_size": 64, "attn_config": {"attn_type": "grouped_query_attention"}})",
       R"(attn_config.kv_n_heads is missing it decides the cache; say it with --assume attn_config.kv_n_heads=VALUE)"},
      {"an indexer has a width",
       R"({"model_type": "deepseek_v32", "num_hidden_layers": 4,
    "num_attention_heads": 8, "hidden_size": 64, "kv_lora_rank": 16,
    "qk_rope_head_dim": 4, "qk_nope_head_dim": 8, "v_head_dim": 8})",
       R"(index_head_dim is missing it decides the cache; say it with --assume index_head_dim=VALUE)"},
      {"LongCat must count layers",
       R"({"model_type": "longcat_flash", "num_hidden_layers": 4,
    "num_attention_heads": 8, "hidden_size": 64, "kv_lora_rank": 16,
    "qk_rope_head_dim": 4, "qk_nope_head_dim": 8, "v_head_dim": 8})",
       R"(num_layers is missing it decides the cache; say it with --assume num_layers=VALUE)"},
      {"DeepSeek-V4 has one list",
       R"({"model_type": "deepseek_v4", "num_hidden_layers": 4, "num_attention_heads": 8,
    "hidden_size": 64, "head_dim": 32, "num_key_value_heads": 1,
    "sliding_window": 16, "index_head_dim": 8, "compress_ratios": [0, 4, 4, 4],
    "layer_types": ["compressed_sparse_attention",
    "compressed_sparse_attention", "compressed_sparse_attention",
    "compressed_sparse_attention"]})",
       R"(layer_types stands beside compress_ratios say which holds: --assume layer_types=null or --assume compress_ratios=null)"},
      {"letters of GLM-5 are F and S",
       R"({"model_type": "glm_moe_dsa", "num_hidden_layers": 4, "num_attention_heads": 8,
    "hidden_size": 64, "kv_lora_rank": 16, "qk_rope_head_dim": 4,
    "qk_nope_head_dim": 8, "v_head_dim": 8, "index_topk_pattern": "FXFS"})",
       R"(index_topk_pattern: expected F and S, got "FXFS")"},
      {"Gemma 4 has no fifth layer of four",
       R"({"model_type": "gemma4_text", "num_hidden_layers": 4, "num_attention_heads": 8,
    "hidden_size": 64, "num_key_value_heads": 2,
    "per_layer_config": {"4": {"head_dim": 512}}})",
       R"(per_layer_config: no layer "4" among 0 to 3)"},
      {"Gemma 4's layers differ by heads alone",
       R"({"model_type": "gemma4_text", "num_hidden_layers": 4, "num_attention_heads": 8,
    "hidden_size": 64, "num_key_value_heads": 2,
    "per_layer_config": {"3": {"sliding_window": 512}}})",
       R"(per_layer_config: sliding_window is not read)"},
      {"Llama 4's list against its layers",
       R"({"model_type": "llama4_text", "num_hidden_layers": 4, "num_attention_heads": 8,
    "hidden_size": 64, "num_key_value_heads": 2, "no_rope_layers": [1, 1, 1,
    0], "layer_types": ["chunked_attention", "chunked_attention",
    "chunked_attention", "chunked_attention"]})",
       R"(no_rope_layers contradicts layer_types at layer 4 say which holds: --assume no_rope_layers=null or --assume layer_types=null)"},
      {"a list against an interval",
       R"({"model_type": "qwen3_next", "num_hidden_layers": 4, "num_attention_heads": 8,
    "hidden_size": 64, "num_key_value_heads": 2, "linear_num_key_heads": 2,
    "linear_num_value_heads": 4, "linear_key_head_dim": 8,
    "linear_value_head_dim": 8, "full_attention_interval": 2,
    "layer_types": ["linear_attention", "linear_attention", "linear_attention",
    "full_attention"]})",
       R"(full_attention_interval contradicts layer_types at layer 2 say which holds: --assume full_attention_interval=null or --assume layer_types=null)"},
      {"every 0th layer of a GGUF file is none",
       R"({"filename": "f", "metadata": {"general.architecture": {"value": "gemma4"},
    "gemma4.block_count": {"value": 4}, "gemma4.embedding_length": {"value": 64},
    "gemma4.attention.head_count": {"value": 8},
    "gemma4.attention.sliding_window_pattern": {"value": 0},
    "gemma4.attention.sliding_window": {"value": 16}}})",
       R"(attention.sliding_window_pattern is 0)"},
      {"states of an architecture that is not known are no attention",
       R"({"filename": "f", "metadata": {"general.architecture": {"value": "kimi-linear"},
    "kimi-linear.block_count": {"value": 4}, "kimi-linear.embedding_length": {"value": 64},
    "kimi-linear.attention.head_count": {"value": 8}, "kimi-linear.kda.head_dim": {"value": 8}}})",
       R"(unknown architecture "kimi-linear" what it says of kda is not read for attention alone)"},
      {"Mamba-2's heads fill its inner width",
       R"({"model_type": "mamba2", "num_hidden_layers": 4, "expand": 2, "hidden_size": 64,
    "num_heads": 2, "head_dim": 16})",
       R"(num_heads × head_dim is 32, but expand × hidden_size (1:78) is 128 both are the inner width of a state space; say which holds: --assume head_dim=null or --assume num_heads=null)"},
      {"Bamba's heads fill its inner width",
       R"({"model_type": "bamba", "num_hidden_layers": 4, "num_attention_heads": 8,
    "hidden_size": 64, "num_key_value_heads": 2, "attn_layer_indices": [1],
    "mamba_n_heads": 4, "mamba_d_head": 16})",
       R"(mamba_n_heads × mamba_d_head is 64, but mamba_expand × hidden_size (2:20) is 128 both are the inner width of a state space; say which holds: --assume mamba_d_head=null or --assume mamba_n_heads=null)"},
      {"Granite's heads fill its inner width",
       R"({"model_type": "granitemoehybrid", "num_hidden_layers": 2, "num_attention_heads": 8,
    "hidden_size": 64, "layer_types": ["mamba", "attention"], "mamba_expand": 1,
    "mamba_n_heads": 4, "mamba_d_head": 8})",
       R"(mamba_n_heads × mamba_d_head is 32, but mamba_expand × hidden_size (2:20) is 64 both are the inner width of a state space; say which holds: --assume mamba_d_head=null or --assume mamba_n_heads=null)"},
      {"Zamba2's heads fill its inner width",
       R"({"model_type": "zamba2", "num_hidden_layers": 2, "num_attention_heads": 8,
    "hidden_size": 64, "n_mamba_heads": 8, "mamba_headdim": 64,
    "layers_block_type": ["mamba", "mamba"]})",
       R"(n_mamba_heads × mamba_headdim is 512, but mamba_expand × hidden_size (2:20) is 128 both are the inner width of a state space; say which holds: --assume mamba_headdim=null or --assume n_mamba_heads=null)"},
      {"Falcon-H1's heads fill the inner width that it states",
       R"({"model_type": "falcon_h1", "num_hidden_layers": 4, "num_attention_heads": 8,
    "hidden_size": 64, "num_key_value_heads": 2, "mamba_d_ssm": 96,
    "mamba_n_heads": 4, "mamba_d_head": 16})",
       R"(mamba_n_heads × mamba_d_head is 64, but mamba_d_ssm (2:65) is 96 both are the inner width of a state space; say which holds: --assume mamba_d_head=null or --assume mamba_n_heads=null)"},
      {"heads share an inner width evenly",
       R"({"model_type": "zamba2", "num_hidden_layers": 2, "num_attention_heads": 8,
    "hidden_size": 64, "n_mamba_heads": 6, "layers_block_type": ["mamba", "mamba"]})",
       R"(mamba_expand × hidden_size (128) is not a multiple of n_mamba_heads (6))"},
      {"Gemma 3's pattern may not be null",
       R"({"model_type": "gemma3_text", "num_hidden_layers": 4, "num_attention_heads": 8,
    "hidden_size": 64, "num_key_value_heads": 2, "sliding_window_pattern": null})",
       R"(sliding_window_pattern is null it decides the cache; say it with --assume sliding_window_pattern=VALUE)"},
      {"Cohere 2's pattern may not be 0",
       R"({"model_type": "cohere2", "num_hidden_layers": 4, "num_attention_heads": 8,
    "hidden_size": 64, "sliding_window_pattern": 0})",
       R"(sliding_window_pattern is 0)"},
      {"an interval may not be 0",
       R"({"model_type": "qwen3_next", "num_hidden_layers": 4, "num_attention_heads": 8,
    "hidden_size": 64, "num_key_value_heads": 2, "full_attention_interval": 0})",
       R"(full_attention_interval is 0)"},
      {"Llama 4's interval may not be 0",
       R"({"model_type": "llama4_text", "num_hidden_layers": 4, "num_attention_heads": 8,
    "hidden_size": 64, "num_key_value_heads": 2, "no_rope_layer_interval": 0})",
       R"(no_rope_layer_interval is 0)"},
      {"MiniMax-M2 has no lightning attention",
       R"({"model_type": "minimax_m2", "num_hidden_layers": 2, "num_attention_heads": 8,
    "num_key_value_heads": 2, "attn_type_list": [1, 0]})",
       R"(attn_type_list: a layer without softmax attention --assume model_type=minimax_text_01 reads lightning attention)"},
      {"MiniMax-M3's list has an item a layer",
       R"({"model_type": "minimax_m3", "num_hidden_layers": 4, "num_attention_heads": 8,
    "num_key_value_heads": 2, "sparse_attention_config": {"sparse_attention_freq": [0, 1]}})",
       R"(sparse_attention_config.sparse_attention_freq has 2 items, but num_hidden_layers is 4 say which holds: --assume num_hidden_layers=VALUE or --assume sparse_attention_config.sparse_attention_freq=null)"},
      {"two text configs that differ are two models",
       R"({"model_type": "vlm", "text_config": {"model_type": "llama", "num_attention_heads": 8,
    "num_hidden_layers": 4, "head_dim": 4}, "llm_config": {"model_type": "llama",
    "num_attention_heads": 8, "num_hidden_layers": 2, "head_dim": 4}})",
       R"(llm_config contradicts text_config (1:38), and both describe a language model say which holds: --assume text_config=null or --assume llm_config=null)"},
      {"a window beside text_config does not settle one inside",
       R"({"model_type": "vlm", "num_key_value_heads": 2, "text_config": {
    "model_type": "starcoder2", "num_hidden_layers": 4, "num_attention_heads": 8, "head_dim": 4}})",
       R"(num_key_value_heads is missing it decides the cache; say it with --assume num_key_value_heads=VALUE)"},
      {"Jamba's offset lies in its period",
       R"({"model_type": "jamba", "num_hidden_layers": 4, "num_attention_heads": 8,
    "hidden_size": 64, "num_key_value_heads": 2, "attn_layer_period": 2,
    "attn_layer_offset": 2})",
       R"(attn_layer_offset is not below attn_layer_period)"},
  }));
  INFO(about);
  CHECK(first_error(config) == expected);
}
