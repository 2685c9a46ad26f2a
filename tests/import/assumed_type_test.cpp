// The family of an assumed model_type, or of one in a hint, reads the keys that decide the file's
// cache.

#include "import/families/families.h"
#include "import/import_text.h"
#include "import/words.h"

#include <catch2/catch.hpp>

#include <set>

using namespace attnfig;

namespace {

const std::string known =
    "--assume model_type=NAME reads the keys of a family that docs/models.md lists";

const std::string plain =
    R"("num_hidden_layers": 2, "num_attention_heads": 4, "num_key_value_heads": 2, "head_dim": 8,
 "hidden_size": 32)";

std::string of_type(const std::string& type, const std::string& keys = "") {
  return R"({"model_type": ")" + type + "\",\n " + plain + keys + "}";
}

/// The hint of the first error.
std::string hint(const std::string& config) {
  const std::string said = test::error_text(config, "f");
  const std::size_t at = said.find("  hint: ") + 8;
  return said.substr(at, said.find('\n', at) - at);
}

std::string assuming(const std::string& config, const std::vector<std::string>& assume) {
  RenderOptions options;
  options.assume = assume;
  return test::error_text(config, "f", options);
}

}  // namespace

TEST_CASE("a hint names a family that reads what decides the cache", "[import]") {
  const auto [type, keys, expected] = GENERATE(values<std::array<std::string, 3>>({
      {"lama", "", "llama"},
      {"phi3_w", "", "phi3"},
      {"minimax_m3_vl", R"(, "sparse_attention_config": {"sparse_attention_freq": [0, 1]})",
       "minimax_m3"},
      {"longcat_flash_near",
       R"(, "num_layers": 1, "kv_lora_rank": 16, "qk_rope_head_dim": 4, "v_head_dim": 8)",
       "longcat_flash"},
      {"qwen2_audio_text", "", "qwen2"},
  }));
  CHECK(hint(of_type(type, keys)) == "did you mean \"" + expected + "\"? " + known);
}

TEST_CASE("a hint names no family that would misread the file", "[import]") {
  const auto [type, keys] = GENERATE(values<std::array<std::string, 2>>({
      {"phi9", R"(, "kv_lora_rank": 16, "qk_rope_head_dim": 4)"},
      {"glm9", R"(, "mamba_d_state": 16, "mamba_num_heads": 4)"},
      {"gpt_near", R"(, "attention_types": [[["global", "local"], 1]], "window_size": 256)"},
      {"olmo_mixed", R"(, "layer_types": ["linear_attention", "full_attention"])"},
  }));
  CHECK(hint(of_type(type, keys)) == known);
}

TEST_CASE("an assumed family reads all that decides the file's cache", "[import]") {
  const auto [key, value] = GENERATE(values<std::array<std::string, 2>>({
      {"kv_lora_rank", "16"},
      {"layer_types", R"(["linear_attention", "full_attention"])"},
      {"attn_type_list", "[0, 1]"},
      {"mamba_d_state", "16"},
      {"mamba_anything", "16"},
      {"ssm_state_size", "16"},
      {"cross_attention_layers", "[1]"},
      {"loop_num", "2"},
      {"num_key_value_heads_per_layer", "[2, 1]"},
      {"sliding_window", "16"},
      {"attention_chunk_size", "16"},
      {"num_kv_shared_layers", "1"},
      {"is_encoder_decoder", "true"},
      {"linear_num_value_heads", "4"},
      {"compress_ratios", "[4, 4]"},
  }));
  const std::string config = of_type("novel", ",\n \"" + key + "\": " + value);
  const std::string at = std::to_string(key.size() + 6);
  CHECK(assuming(config, {"model_type=llama"}) ==
        "f:4:" + at + ": error: " + key +
            " decides the cache, and the assumed model_type \"llama\" does not read it\n   \"" +
            key + "\": " + value + "}\n" + std::string(key.size() + 7, ' ') +
            "^\n  hint: assume a model_type that does, or --assume " + key + "=null\n");
  CHECK(assuming(config, {"model_type=llama", key + "=null"}).empty());
}

TEST_CASE("keys that say nothing, or nothing else, may stay unread", "[import]") {
  const std::string keys =
      GENERATE(as<std::string>(), "", R"(, "kv_lora_rank": null, "use_mla": false)",
               R"(, "layer_types": ["full_attention", "full_attention"])",
               R"(, "sliding_window": null, "no_rope_layers": [1, 0])",
               R"(, "intermediate_size": 64, "num_nextn_predict_layers": 1)",
               R"(, "mamba_ssm_dtype": "float32")");
  CHECK(assuming(of_type("novel", keys), {"model_type=llama"}).empty());
}

TEST_CASE("a key that some family reads decides, or stands beside one that does", "[import]") {
  // A new key belongs here, or to the keys that decide (src/import/family_of.cpp).
  const std::set<std::string_view> beside_another = {"attention_hidden_size",
                                                     "attention_k_eq_v",
                                                     "attn_cfg",
                                                     "attn_layer_offset",
                                                     "cla_share_factor",
                                                     "compress_rate_csa",
                                                     "compress_rate_hca",
                                                     "conv_kernel",
                                                     "d_head",
                                                     "d_kv",
                                                     "dim_head",
                                                     "embed_dim",
                                                     "embedding_dim",
                                                     "expand",
                                                     "expansion_factor",
                                                     "head_size",
                                                     "hidden_dim",
                                                     "hidden_size_per_head",
                                                     "index_skip_topk_offset",
                                                     "index_topk_freq",
                                                     "index_topk_pattern",
                                                     "indexer_types",
                                                     "intermediate_size",
                                                     "is_decoder",
                                                     "kv_channels",
                                                     "layers",
                                                     "linear_conv_kernel_dim",
                                                     "linear_head_dim",
                                                     "linear_key_head_dim",
                                                     "linear_value_head_dim",
                                                     "loop_window_size",
                                                     "max_encoder_position_embeddings",
                                                     "max_position_embeddings",
                                                     "max_source_positions",
                                                     "max_window_layers",
                                                     "mtp_num_hidden_layers",
                                                     "multi_query_group_num",
                                                     "n_groups",
                                                     "n_positions",
                                                     "new_decoder_architecture",
                                                     "no_rope_layer_interval",
                                                     "no_rope_layers",
                                                     "num_attention_heads_per_layer",
                                                     "num_experts_per_tok",
                                                     "num_mtp_layers",
                                                     "num_mtp_modules",
                                                     "num_nextn_predict_layers",
                                                     "num_swa_attention_heads",
                                                     "num_transformer_layers",
                                                     "qk_nope_head_dim",
                                                     "qk_rope_head_dim",
                                                     "swa_num_attention_heads",
                                                     "use_mla",
                                                     "use_sliding_window",
                                                     "vision_config"};
  std::set<std::string_view> read_by_llama;
  std::set<std::string_view> all;
  for (const Family& family : families()) {
    if (family.model_types == "gguf") continue;
    for (const ConfigKey& key : family.keys)
      for (const std::string_view path : words_of(key.names)) {
        all.insert(path.substr(0, path.find('.')));
        if (family.model_types == "llama") read_by_llama.insert(path);
      }
  }
  for (const std::string_view key : all) {
    INFO(key);
    if (read_by_llama.contains(key)) continue;
    const std::string config = of_type("novel", ", \"" + std::string(key) + "\": 3");
    const bool decides = !assuming(config, {"model_type=llama"}).empty();
    CHECK(decides != beside_another.contains(key));
  }
}

TEST_CASE("beside latents, a count of KV heads decides nothing", "[import]") {
  const std::string latents =
      R"(, "kv_lora_rank": 16, "qk_rope_head_dim": 4, "qk_nope_head_dim": 8, "v_head_dim": 8)";
  CHECK(assuming(of_type("novel", latents), {"model_type=deepseek_v3"}).empty());
  CHECK(assuming(of_type("novel"), {"model_type=mamba2"})
            .find("num_key_value_heads decides the cache") != std::string::npos);
}

TEST_CASE("a family that a file states may leave keys unread", "[import]") {
  CHECK(test::error_text(of_type("llama", R"(, "kv_lora_rank": 16)")).empty());
}

TEST_CASE("an assumed model_type may be that of a text_config", "[import]") {
  const std::string wrapped = R"({"model_type": "novel_vl", "vision_config": {"layer_types": [1]},
 "text_config": {)" + plain + R"(, "cross_attention_layers": [1]}})";
  CHECK(assuming(wrapped, {"model_type=llama"})
            .starts_with("f:3:47: error: cross_attention_layers decides the cache"));
  CHECK(assuming(wrapped, {"model_type=llama", "text_config.cross_attention_layers=null"}).empty());
}

TEST_CASE("an assumed architecture of a GGUF file reads all that decides its cache", "[import]") {
  const std::string file = R"({"metadata": {"general.architecture": {"value": "novel"},
 "novel.block_count": {"value": 4}, "novel.embedding_length": {"value": 64},
 "novel.attention.head_count": {"value": 8}, "novel.ssm.state_size": {"value": 16}}})";
  const std::string said = assuming(file, {"architecture=llama"});
  CHECK(said.find("error: ssm decides the cache, and the assumed architecture \"llama\" does not "
                  "read it") != std::string::npos);
  CHECK(assuming(file, {"architecture=llama", "ssm=null"}).empty());
}
