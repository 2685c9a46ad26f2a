// The cache of a config.json in exact bytes, for files whose keys are easily misread. Beside each
// number is its calculation; bf16 unless the file states otherwise.

#include "import/import_text.h"
#include "import/input.h"
#include "model/number_text.h"
#include "model/quantities.h"
#include "support/files.h"
#include "support/plans.h"

#include <catch2/catch.hpp>

using namespace attnfig;

namespace {

/// Bytes of a quantity of the whole model.
std::string bytes(const std::string& config, const std::string& quantity,
                  const std::vector<std::string>& assume = {}) {
  Templates templates(vocabulary());
  const SourceText source(config, largest_config);
  const Plan plan = read_plan(read_input(source, "config.json", assume).spec, {}, templates);
  const Answer answer = find_quantity(quantity)->compute(plan.layouts.back(), nullptr);
  INFO(answer.refusal);
  REQUIRE(answer.result);
  const auto& memory = std::get<Memory>(*answer.result);
  return digits(memory.bits.count() / 8 / memory.tokens);
}

struct Row {
  std::string about;
  std::string config;
  std::string quantity;
  std::string expected;
  std::vector<std::string> assume = {};
};

const std::string llama_8b =
    R"({"model_type": "llama", "num_hidden_layers": 32, "num_attention_heads": 32,
 "num_key_value_heads": 8, "head_dim": 128, "max_position_embeddings": 4096)";

std::string model_file(const std::string& name) {
  return test::read(test::source_dir() / "tests" / "import" / "models" / name);
}

}  // namespace

TEST_CASE("a cache takes as many bytes as engines and papers say", "[import]") {
  const auto [about, config, quantity, expected, assume] = GENERATE_COPY(values<Row>({
      // 64 × 8,192 × (16 × 4 + 3 × 2): the weights are 8,192 wide, and FalconMambaConfig sets
      // intermediate_size from expand before it sets what else the file states.
      {"tiiuae/falcon-mamba-7b",
       R"({"model_type": "falcon_mamba", "architectures": ["FalconMambaForCausalLM"],
 "hidden_size": 4096, "intermediate_size": 8192, "expand": 16, "state_size": 16, "conv_kernel": 4,
 "num_hidden_layers": 64, "time_step_rank": 256, "torch_dtype": "bfloat16", "vocab_size": 65024})",
       "cache.state", "36700160"},
      // 64 × 2,560 × (16 × 4 + 3 × 2): MambaConfig does the same.
      {"a Mamba of another width than expand says",
       R"({"model_type": "mamba", "hidden_size": 2560, "intermediate_size": 2560, "expand": 2,
 "state_size": 16, "num_hidden_layers": 64})",
       "cache.state", "11468800"},
      // 2 × (7,168 × 64 × 4 + (7,168 + 2 × 2 × 64) × 3 × 2): Zamba2Config's mixer is mamba_expand ×
      // hidden_size wide.
      {"Zyphra/Zamba2-7B as it was first released, two layers of it",
       R"({"model_type": "zamba2", "hidden_size": 3584, "num_hidden_layers": 2,
 "num_attention_heads": 32, "num_key_value_heads": 32, "mamba_headdim": 64, "mamba_ngroups": 2,
 "state_size": 64, "layers_block_type": ["mamba", "hybrid"]})",
       "cache.state", "3759104"},
      // 2 × 32 × 224 × 2
      {"its one layer with attention",
       R"({"model_type": "zamba2", "hidden_size": 3584, "num_hidden_layers": 2,
 "num_attention_heads": 32, "num_key_value_heads": 32, "mamba_headdim": 64, "mamba_ngroups": 2,
 "state_size": 64, "layers_block_type": ["mamba", "hybrid"]})",
       "cache.token", "28672"},
      // 32 × 2 × 8 × 128 × 2
      {"Llama 3 8B", llama_8b + "}", "cache.token", "131072"},
      // The same in 8 bits: vLLM resolves kv_cache_dtype "auto" from these keys
      // (get_kv_cache_quant_algo_string in vllm/utils/torch_utils.py @0024350b; Attention).
      {"Llama 3 8B by compressed-tensors",
       llama_8b + R"(, "quantization_config": {"quant_method": "compressed-tensors",
 "kv_cache_scheme": {"num_bits": 8, "type": "float", "symmetric": true, "strategy": "tensor"}}})",
       "cache.token", "65536"},
      {"Llama 3 8B by ModelOpt",
       llama_8b + R"(, "quantization_config": {"quant_method": "modelopt", "quant_algo": "FP8",
 "kv_cache_scheme": {"num_bits": 8, "type": "float", "dynamic": false}}})",
       "cache.token", "65536"},
      {"Llama 3 8B by ModelOpt, in a word",
       llama_8b + R"(, "quantization_config": {"quant_method": "modelopt",
 "kv_cache_quant_algo": "FP8"}})",
       "cache.token", "65536"},
      // 32 × 2 × 8 × (128 / 2 + 128 / 16): nvfp4_kv_cache_full_dim.
      {"Llama 3 8B in four bits",
       llama_8b + R"(, "quantization_config": {"quant_method": "modelopt",
 "kv_cache_quant_algo": "NVFP4"}})",
       "cache.token", "36864"},
      {"Llama 3 8B as its user says",
       llama_8b + R"(, "quantization_config": {"kv_cache_quant_algo": "FP8"}})",
       "cache.token",
       "131072",
       {"dtype=bfloat16"}},
      // 40 × 2 × 8 × 128 × 2: MistralConfig has 8 KV heads.
      {"a count beside text_config",
       R"({"model_type": "llava", "num_key_value_heads": 2, "text_config": {
 "model_type": "mistral", "hidden_size": 5120, "num_attention_heads": 32, "head_dim": 128,
 "num_hidden_layers": 40, "sliding_window": null}})",
       "cache.token", "163840"},
      // 26 × 2 × 8 × 128 × 2: Ministral3Config has no window.
      {"a window beside text_config",
       R"({"model_type": "mistral3", "sliding_window": 1024, "text_config": {
 "model_type": "ministral3", "hidden_size": 3072, "num_attention_heads": 32,
 "num_key_value_heads": 8, "head_dim": 128, "num_hidden_layers": 26}})",
       "cache.slope", "106496"},
      // 60 × 2 × 4 × 128 × 2 and 57 × 128 × 2: one index key a token in each sparse layer
      // (llama.cpp
      // src/llama-kv-cache-msa.cpp; sglang: head_num 1, head_dim sparse_index_dim).
      {"MiniMax-M3", model_file("MiniMaxAI__MiniMax-M3.json"), "cache.token", "137472"},
      {"MiniMax-M3 by the model_type of its whole file",
       model_file("MiniMaxAI__MiniMax-M3.json"),
       "cache.token",
       "137472",
       {"model_type=minimax_m3"}},
      // 61 × (512 + 64)
      {"nvidia/Kimi-K2.6-NVFP4", model_file("nvidia__Kimi-K2.6-NVFP4.json"), "cache.token",
       "35136"},
  }));
  INFO(about);
  CHECK(bytes(config, quantity, assume) == expected);
}

TEST_CASE("llama.cpp reserves the whole context where its loader knows no window", "[import]") {
  // Of Phi-3-mini-4k it logs "K (f16): 768.00 MiB, V (f16): 768.00 MiB" for 4,096 cells. The others
  // follow from their loaders; windows of those that have them: min(context, window + 512) cells.
  const std::string phi = model_file("microsoft__Phi-3-mini-4k-instruct.json");
  CHECK(bytes(phi, "reserve.llama_cpp") == "1610612736");
  const std::string mistral = model_file("mistralai__Mistral-7B-v0.1.json");
  CHECK(bytes(mistral, "reserve.llama_cpp") == "4294967296");
  CHECK(bytes(mistral, "reserve.vllm") == "1612709888");
  const std::string starcoder = model_file("bigcode__starcoder2-7b.json");
  CHECK(bytes(starcoder, "reserve.llama_cpp", {"max_position_embeddings=8192"}) == "536870912");
}

TEST_CASE("llama.cpp keeps the windows that its loader knows", "[import]") {
  // 13 × 2 × 4 × 256 × 2 × (8,192 + 4,608) bytes
  CHECK(bytes(model_file("google__gemma-2-2b-it.json"), "reserve.llama_cpp") == "681574400");
}
