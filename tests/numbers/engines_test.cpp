#include "model/engines.h"

#include "model/cache.h"
#include "model/number_text.h"
#include "numbers/random_layout.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <string>

namespace attnfig::numbers {
namespace {

constexpr std::uint64_t layouts = 2'000;

const Engine& engine(std::string_view name) {
  return *std::find_if(engines().begin(), engines().end(),
                       [&](const Engine& one) { return one.name == name; });
}

UInt128 reserved(std::string_view name, const Attention& layout) {
  return engine(name).reserve(layout).bits.amount().count();
}

UInt128 least(const Attention& layout) {
  return cached_bits(layout, Share::rank).amount().count();
}

/// No engine keeps the newest tokens in a wider format; tests below cover what is left out here.
Attention without_residuals(Attention layout) {
  for_tensors(layout, [](Tensor& tensor) { tensor.residual.reset(); });
  return layout;
}

void check_reserves_enough(std::string_view name, Attention (*prepare)(Attention layout)) {
  for (std::uint64_t seed = 1; seed <= layouts; ++seed) {
    const Attention layout = prepare(random_layout(seed, Size::large));
    if (least(layout) <= reserved(name, layout)) continue;
    FAIL(name << " reserves " << digits(reserved(name, layout)) << " of " << digits(least(layout))
              << ", seed " << seed << "\n"
              << dump(layout));
  }
  SUCCEED();
}

TEST_CASE("vLLM and TensorRT-LLM reserve at least what is cached", "[numbers]") {
  check_reserves_enough("vllm", without_residuals);
  check_reserves_enough("tensorrt_llm", without_residuals);
}

TEST_CASE("SGLang reserves at least what is cached, but for windows", "[numbers]") {
  check_reserves_enough("sglang", [](Attention layout) {
    for_tensors(layout, [](Tensor& tensor) { tensor.growth.cap.reset(); });
    return without_residuals(std::move(layout));
  });
}

TEST_CASE("llama.cpp reserves at least what is cached, but for states wider than fp32",
          "[numbers]") {
  check_reserves_enough("llama_cpp", [](Attention layout) {
    // A scale beside a single element makes more than 32 bits of it.
    for_tensors(layout, [](Tensor& tensor) {
      if (tensor.growth.along == Growth::Along::constant) tensor.width.amount = Width(64);
    });
    return without_residuals(std::move(layout));
  });
}

/// One layer of one head of 64 elements of 8 bits.
Attention small(Growth growth, UInt128 context) {
  return {.name = "small",
          .layers = {{.layers = {},
                      .blocks = {{{Heads(1)},
                                  {{.role = Role::tied_kv,
                                    .width = {Width(64)},
                                    .q_heads_per_copy = Heads(1),
                                    .storage = *find_storage("int8"),
                                    .growth = std::move(growth)}}}}}},
          .context = {{Tokens(context)}}};
}

TEST_CASE("SGLang's windows have four fifths of the tokens, which may be too few", "[numbers]") {
  // swa_full_tokens_ratio 0.8, whatever the window: 800 and ceil(800.8) of the tokens.
  for (const Cap::Kind kind : {Cap::Kind::window, Cap::Kind::chunk}) {
    const Growth capped = {.cap = Cap{.kind = kind, .tokens = {Tokens(4096)}}};
    CHECK(digits(reserved("sglang", small(capped, 1000))) == digits(800 * 512));
    CHECK(digits(least(small(capped, 1000))) == digits(1000 * 512));
    CHECK(digits(reserved("sglang", small(capped, 1001))) == digits(801 * 512));
  }
  // A window of at most four fifths of the context fits.
  const Growth short_window = {.cap = Cap{.tokens = {Tokens(800)}}};
  CHECK(reserved("sglang", small(short_window, 1000)) == least(small(short_window, 1000)));
}

TEST_CASE("SGLang has three recurrent states for each running request", "[numbers]") {
  Attention state = small({.along = Growth::Along::constant}, 1);
  state.batch = {Sequences(5)};
  CHECK(digits(reserved("sglang", state)) == digits(5 * 3 * 512));
}

TEST_CASE("llama.cpp keeps states in fp32, which a scale may exceed", "[numbers]") {
  Attention state = small({.along = Growth::Along::constant}, 1);
  Tensor& tensor = state.layers[0].blocks[0].tensors[0];
  CHECK(digits(reserved("llama_cpp", state)) == digits(64 * 32));
  tensor.width = {Width(1)};
  tensor.storage = *find_storage("fp8_per_head");
  CHECK(digits(reserved("llama_cpp", state)) == "32");
  CHECK(digits(least(state)) == "40");
}

TEST_CASE("no engine reserves for tokens that are not quantised yet", "[numbers]") {
  Attention residual = small({}, 8192);
  residual.layers[0].blocks[0].tensors[0].residual = Residual{{Tokens(128)}, *find_storage("bf16")};
  for (const Engine& one : engines())
    CHECK(digits(one.reserve(residual).bits.amount().count()) == digits(8192 * 512));
  CHECK(digits(least(residual)) == digits((8192 + 128) * 512));
}

TEST_CASE("each engine rounds a thousand tokens up to its own pages", "[numbers]") {
  const auto [name, tokens] = GENERATE(table<std::string, int>(
      {{"vllm", 1008}, {"sglang", 1000}, {"tensorrt_llm", 1024}, {"llama_cpp", 1024}}));
  CHECK(digits(reserved(name, small({}, 1000))) == digits(static_cast<UInt128>(tokens) * 512));
}

TEST_CASE("each engine has room of its own around a window of a hundred tokens", "[numbers]") {
  // vLLM: ceil(min(100 − 1 + 8192, n) / 16) + 1 pages; TensorRT-LLM: ceil(100 / 32) blocks;
  // llama.cpp: 100 + 512 cells in multiples of 256.
  const Attention windowed = small({.cap = Cap{.tokens = {Tokens(100)}}}, 20'000);
  const auto [name, tokens] = GENERATE(table<std::string, int>(
      {{"vllm", (519 + 1) * 16}, {"sglang", 16'000}, {"tensorrt_llm", 128}, {"llama_cpp", 768}}));
  CHECK(digits(reserved(name, windowed)) == digits(static_cast<UInt128>(tokens) * 512));
}

TEST_CASE("llama.cpp keeps the windows of the architectures whose loaders set swa_type",
          "[numbers]") {
  // 100 + 512 cells, or all 20,000, in multiples of 256.
  const auto [name, tokens] = GENERATE(table<std::string, int>({{"gemma3", 768},
                                                                {"gpt-oss", 768},
                                                                {"llama4", 768},
                                                                {"phi3", 20'224},
                                                                {"llama", 20'224},
                                                                {"mistral3", 20'224},
                                                                {"starcoder2", 20'224},
                                                                {"qwen2", 20'224}}));
  Attention windowed = small({.cap = Cap{.tokens = {Tokens(100)}}}, 20'000);
  windowed.architecture = *find_architecture(name);
  CHECK(digits(reserved("llama_cpp", windowed)) == digits(static_cast<UInt128>(tokens) * 512));
  CHECK(digits(reserved("tensorrt_llm", windowed)) == digits(UInt128{128} * 512));
}

TEST_CASE("llama.cpp has one architecture of a name", "[numbers]") {
  for (const Architecture& one : architectures()) {
    INFO(one.name);
    CHECK(find_architecture(one.name) == &one);
  }
}

TEST_CASE("vLLM has room for a chunk and the tokens that are computed at a time", "[numbers]") {
  const Attention chunk =
      small({.cap = Cap{.kind = Cap::Kind::chunk, .tokens = {Tokens(100)}}}, 20'000);
  CHECK(digits(reserved("vllm", chunk)) == digits(519 * 16 * 512));
}

TEST_CASE("engines have the pages of their defaults", "[numbers]") {
  CHECK(engine("vllm").page == 16);
  CHECK(engine("sglang").page == 1);
  CHECK(engine("tensorrt_llm").page == 32);
  CHECK(engine("llama_cpp").page == 0);
}

}  // namespace
}  // namespace attnfig::numbers
