// The format of a config.json's cache, and which statement of it wins.

#include "import/import_text.h"
#include "support/renderer.h"

#include <catch2/catch.hpp>

using namespace attnfig;

namespace {

struct Row {
  std::string about;
  std::string keys;  // of a Llama's config.json
  std::string expected;
  std::vector<std::string> assume = {};
};

std::string llama(const std::string& keys) {
  return R"({"model_type": "llama", "num_hidden_layers": 2, "num_attention_heads": 4,
 "head_dim": 8)" +
         keys + "}";
}

/// "fp8" of a spec that states one format; "bf16" of one that states none.
std::string format_of(const std::string& spec) {
  const std::string mark = ", dtype: ";
  const std::size_t at = spec.find(mark);
  if (at == std::string::npos) return "bf16";
  return spec.substr(at + mark.size(), spec.find_first_of(",}", at + 2) - at - mark.size());
}

RenderOptions assuming(const std::vector<std::string>& assume) {
  RenderOptions options;
  options.assume = assume;
  return options;
}

const std::string scheme = R"(, "quantization_config": {"quant_method": "compressed-tensors",
 "kv_cache_scheme": {"num_bits": 8, "type": "float", "symmetric": true, "strategy": "tensor"}})";

}  // namespace

TEST_CASE("a config.json says in which format its cache is", "[import]") {
  const auto [about, keys, expected, assume] = GENERATE(values<Row>({
      {"nothing is said", "", "bf16"},
      {"of weights in float32, the cache is in 16 bits", R"(, "torch_dtype": "float32")", "bf16"},
      {"torch's name", R"(, "dtype": "torch.float16")", "fp16"},
      {"compressed-tensors", scheme, "fp8"},
      {"its older key",
       R"(, "compression_config": {"kv_cache_scheme": {"num_bits": 8, "type": "float"}})", "fp8"},
      {"ModelOpt", R"(, "quantization_config": {"quant_method": "modelopt", "quant_algo": "FP8",
 "kv_cache_scheme": {"num_bits": 8, "type": "float", "dynamic": false}})",
       "fp8"},
      {"ModelOpt's word", R"(, "quantization_config": {"kv_cache_quant_algo": "FP8"})", "fp8"},
      {"ModelOpt's word inside",
       R"(, "quantization_config": {"quantization": {"kv_cache_quant_algo": "NVFP4"}})", "nvfp4"},
      {"four bits with scales", R"(, "quantization_config": {"kv_cache_scheme":
 {"num_bits": 4, "type": "float", "group_size": 16}})",
       "nvfp4"},
      {"whole numbers",
       R"(, "quantization_config": {"kv_cache_scheme": {"num_bits": 8, "type": "int"}})", "int8"},
      {"a format of weights alone",
       R"(, "torch_dtype": "float16", "quantization_config": {"quant_method": "fp8",
 "kv_cache_scheme": null, "kv_cache_quant_algo": null})",
       "fp16"},
      {"it wins over torch_dtype", R"(, "torch_dtype": "float16")" + scheme, "fp8"},
      {"its user wins over it", scheme, "bf16", {"dtype=bfloat16"}},
      {"its user wins over torch_dtype under another name",
       R"(, "torch_dtype": "bfloat16")",
       "fp16",
       {"dtype=float16"}},
      {"its user may name any format", scheme, "nvfp4", {"dtype=nvfp4"}},
      {"what decides it makes weights in fp8 say nothing",
       R"(, "torch_dtype": "float8_e4m3fn")" + scheme, "fp8"},
      {"its user may mean 32 bits", "", "fp32", {"torch_dtype=float32"}},
      {"its user may take it away", scheme, "bf16", {"quantization_config=null"}},
  }));
  INFO(about);
  CHECK(format_of(test::spec_of(llama(keys), assume)) == expected);
}

TEST_CASE("a format of the cache is stated beside a text_config or in it", "[import]") {
  CHECK(format_of(test::spec_of(R"({"model_type": "vlm", "text_config": )" + llama("") + scheme +
                                "}")) == "fp8");
  CHECK(
      format_of(test::spec_of(R"({"model_type": "vlm", "torch_dtype": "float16", "text_config": )" +
                              llama(scheme) + "}")) == "fp8");
}

TEST_CASE("a spec says where its cache's format is asked for", "[import]") {
  const std::string spec = test::spec_of(llama(scheme));
  CHECK(spec.substr(0, spec.find("page")) ==
        "# llama, read as model_type llama\n"
        "# cache in fp8, as quantization_config.kv_cache_scheme (3:21) asks for\n");
}

TEST_CASE("a number explains where its cache's format is asked for", "[import]") {
  CHECK(Renderer()
            .explain(llama(scheme), "model.cache.token", ExplainFormat::text)
            .find("fp8 bits = 8, spec:3:21\n") != std::string::npos);
}

TEST_CASE("the tail of a convolution is in the model's format", "[import]") {
  const std::string spec = test::spec_of(
      R"({"model_type": "lfm2", "num_hidden_layers": 2, "num_attention_heads": 8,
 "hidden_size": 64, "num_key_value_heads": 2, "torch_dtype": "float16",
 "layer_types": ["conv", "full_attention"])" +
      scheme + "}");
  CHECK(spec.find("conv: {variant: short_conv, width: 64, conv_kernel: 3, dtype: fp16}") !=
        std::string::npos);
  CHECK(spec.find("full: {variant: gqa, q_heads: 8, kv_heads: 2, head_dim: 8, dtype: fp8}") !=
        std::string::npos);
}

TEST_CASE("a format that its user assumes is that of keys and values", "[import]") {
  const std::string spec = test::spec_of(
      R"({"model_type": "lfm2", "num_hidden_layers": 2, "num_attention_heads": 8,
 "hidden_size": 64, "num_key_value_heads": 2, "layer_types": ["conv", "full_attention"]})",
      {"dtype=fp8"});
  CHECK(spec.find("conv_kernel: 3}") != std::string::npos);
  CHECK(spec.find("head_dim: 8, dtype: fp8}") != std::string::npos);
}

TEST_CASE("a format that no engine has is refused", "[import]") {
  const std::string settle =
      "  hint: say what the cache is in: --assume dtype=bfloat16, or fp8 or another format of "
      "docs/reference.md\n";
  const auto [about, keys, message] = GENERATE(values<std::array<std::string, 3>>({
      {"weights in fp8", R"(, "torch_dtype": "float8_e4m3fn")",
       "torch_dtype: unknown format \"float8_e4m3fn\""},
      {"weights in fp8, under the newer name", R"(, "dtype": "float8_e4m3fn")",
       "dtype: unknown format \"float8_e4m3fn\""},
      {"three bits",
       R"(, "quantization_config": {"kv_cache_scheme": {"num_bits": 3, "type": "int"}})",
       "quantization_config.kv_cache_scheme: unknown format (num_bits 3, type int)"},
      {"scales that come with each token",
       R"(, "quantization_config": {"kv_cache_scheme": {"num_bits": 8, "type": "float",
 "strategy": "token", "dynamic": true}})",
       "quantization_config.kv_cache_scheme: unknown format (num_bits 8, type float, strategy "
       "token, dynamic true)"},
      {"an unknown word", R"(, "quantization_config": {"kv_cache_quant_algo": "FP6"})",
       "quantization_config.kv_cache_quant_algo: unknown format \"FP6\""},
  }));
  INFO(about);
  const std::string said = test::error_text(llama(keys), "f");
  CHECK(said.starts_with("f:2:"));
  CHECK(said.find(": error: " + message + "\n") != std::string::npos);
  CHECK(said.ends_with(settle));
  CHECK(test::error_text(llama(keys), "f", assuming({"dtype=fp8"})).empty());
}

TEST_CASE("two formats of one cache are a contradiction", "[import]") {
  const std::string said = test::error_text(
      llama(R"(, "quantization_config": {"kv_cache_scheme": {"num_bits": 8, "type": "float"},
 "kv_cache_quant_algo": "NVFP4"})"),
      "f");
  CHECK(said.find("f:3:25: error: quantization_config.kv_cache_quant_algo contradicts "
                  "quantization_config.kv_cache_scheme (2:60)\n") != std::string::npos);
}
