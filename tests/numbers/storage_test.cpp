#include "model/cache.h"
#include "model/number_text.h"
#include "spec/plan.h"
#include "support/plans.h"

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include <string>
#include <utility>

namespace attnfig::numbers {
namespace {

/// Bits that one token adds to a layout of one layer.
std::string token_bits(const std::string& fields) {
  Templates templates(vocabulary());
  const Plan plan =
      read_plan("title: T\nlayouts:\n  a: {" + fields + "}\n", "figure", "en", templates);
  return digits(bits_per_token(plan.layouts.front()).bits.amount().count());
}

/// Hundredths of a bit that an element takes in vectors of 128.
constexpr std::pair<std::string_view, UInt128> effective_bits[] = {
    {"bf16", 1600},    {"fp16", 1600},        {"fp32", 3200},         {"fp8", 800},
    {"int8", 800},     {"fp8_per_head", 825}, {"int8_per_head", 825}, {"int8_g64", 850},
    {"int4_g64", 450}, {"int4_g32", 500},     {"int2_g64", 250},      {"kivi2", 300},
    {"q8_0", 850},     {"q5_1", 600},         {"q5_0", 550},          {"q4_1", 500},
    {"q4_0", 450},     {"iq4_nl", 450},       {"nvfp4", 450},         {"mxfp4", 425},
    {"fp4", 400},      {"fp8_ds", 825},       {"6bit", 600}};

TEST_CASE("each format takes its effective bits an element", "[numbers]") {
  for (const auto& [name, hundredths] : effective_bits) {
    INFO(name);
    // A key and a value of 128 elements.
    CHECK(token_bits(fmt::format("variant: mqa, q_heads: 1, head_dim: 128, dtype: {}", name)) ==
          digits(2 * 128 * hundredths / 100));
  }
}

TEST_CASE("one ue8m0 scale for 64 values is an eighth of a bit a value", "[numbers]") {
  CHECK(token_bits("variant: single_kv, q_heads: 1, head_dim: 448, dtype: fp8_ue8m0") ==
        digits(448 * 8 + 7 * 8));
}

TEST_CASE("every format of the table has a row here", "[numbers]") {
  for (const Storage& storage : storages()) {
    bool found = storage.name == "fp8_ue8m0";
    for (const auto& [name, hundredths] : effective_bits) found = found || name == storage.name;
    INFO(storage.name);
    CHECK(found);
  }
  CHECK(storages().size() == std::size(effective_bits) + 1);
}

TEST_CASE("a block of llama.cpp has the bytes of ggml", "[numbers]") {
  const auto [name, bytes] = GENERATE(table<std::string, int>(
      {{"q8_0", 34}, {"q5_1", 24}, {"q5_0", 22}, {"q4_1", 20}, {"q4_0", 18}, {"iq4_nl", 18}}));
  CHECK(token_bits(fmt::format("variant: single_kv, q_heads: 1, head_dim: 32, dtype: {}", name)) ==
        digits(static_cast<UInt128>(bytes) * 8));
}

TEST_CASE("a block that is not full needs a whole scale", "[numbers]") {
  CHECK(token_bits("variant: single_kv, q_heads: 1, head_dim: 33, dtype: q8_0") ==
        digits(33 * 8 + 2 * 16));
}

TEST_CASE("a scale a head is one for each key and value head", "[numbers]") {
  CHECK(token_bits("variant: gqa, q_heads: 8, kv_heads: 4, head_dim: 64, dtype: fp8_per_head") ==
        digits(2 * 4 * (64 * 8 + 32)));
}

TEST_CASE("DeepSeek-V3.2 takes 656 bytes a token and 132 for its index key", "[numbers]") {
  // 512 in fp8, four scales in fp32, and the rope key of 64 in bf16.
  const std::string latent =
      "variant: mla, q_heads: 128, head_dim: 128, latent_dim: 512, rope_dim: 64, dtype: fp8_ds, "
      "rope_dtype: bf16";
  CHECK(token_bits(latent) == digits(656 * 8));
  CHECK(token_bits(latent + ", index_dim: 128") == digits((656 + 132) * 8));
}

TEST_CASE("keys and values may have formats of their own", "[numbers]") {
  CHECK(token_bits("variant: gqa, q_heads: 1, kv_heads: 1, head_dim: 128, k_dtype: q8_0, "
                   "v_dtype: q4_0") == digits(128 * 17 / 2 + 128 * 9 / 2));
}

}  // namespace
}  // namespace attnfig::numbers
