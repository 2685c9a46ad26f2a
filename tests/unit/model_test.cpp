#include "model/attention.h"
#include "model/cache.h"
#include "model/number_text.h"
#include "model/quantities.h"

#include <catch2/catch.hpp>

using namespace attnfig;

namespace {

const Storage fp16 = *find_storage("fp16");

Sourced<unit::Head> heads(UInt128 count) {
  return {Heads(count), "kv_heads"};
}
Sourced<unit::Width> width(UInt128 count) {
  return {Width(count), "head_dim"};
}

/// A layout of keys and values.
Attention shared(UInt128 q_heads, UInt128 kv_heads, UInt128 head_dim) {
  const Heads q_heads_per_copy(q_heads / kv_heads);
  return {.name = "layout",
          .layers = {
              {.layers = {},
               .blocks = {
                   {{Heads(q_heads), "q_heads"},
                    {{Role::key, heads(kv_heads), width(head_dim), q_heads_per_copy, fp16},
                     {Role::value, heads(kv_heads), width(head_dim), q_heads_per_copy, fp16}}}}}}};
}

Attention latent(UInt128 latent_dim, UInt128 rope_dim) {
  Attention attention = shared(128, 128, 128);
  std::vector<Tensor>& tensors = attention.layers[0].blocks[0].tensors;
  tensors[0].projected_from = {Role::latent, Role::rope_key};
  tensors[1].projected_from = {Role::latent};
  tensors.push_back({Role::latent, {}, {Width(latent_dim), "latent_dim"}, Heads(128), fp16});
  tensors.push_back({Role::rope_key, {}, {Width(rope_dim), "rope_dim"}, Heads(128), fp16});
  return attention;
}

Attention model(Attention attention, UInt128 layers, UInt128 context) {
  attention.layers[0].layers.amount = Layers(layers);
  attention.context = {Tokens(context)};
  return attention;
}

std::string say(const std::string& quantity, const Attention& attention,
                const Attention* baseline = nullptr, const std::string& format = "") {
  const Answer answer = find_quantity(quantity)->compute(attention, baseline);
  return answer.result ? to_text(*answer.result, format).value_or("no format") : answer.refusal;
}

}  // namespace

TEST_CASE("the cache of the book's 70B model", "[unit]") {
  // 80 layers, 64 heads of 128, 32,768 tokens, 16 bit: 2 × 64 × 128 × 2 B × 80 × 32,768 = 80 GiB.
  const auto [kv_heads, total] = GENERATE(
      table<int, std::string>({{64, "80\u00A0GiB"}, {8, "10\u00A0GiB"}, {1, "1.25\u00A0GiB"}}));
  CHECK(say("cache.total", model(shared(64, static_cast<UInt128>(kv_heads), 128), 80, 32768)) ==
        total);
}

TEST_CASE("elements of a token in a layer", "[unit]") {
  CHECK(say("cache.elements", shared(128, 128, 128)) == "32,768");
  CHECK(say("cache.elements", shared(128, 8, 128)) == "2,048");
  // DeepSeek-V2, arXiv:2405.04434, table 1: d_c + d_R = 512 + 64, one vector without a factor of 2.
  CHECK(say("cache.elements", latent(512, 64)) == "576");
}

TEST_CASE("bytes of a token are those of the published models", "[unit]") {
  // DeepSeek-V3 (arXiv:2412.19437): 61 layers × 576 × 2 B; Llama 3 8B (arXiv:2407.21783): 32 × 2 ×
  // 8 × 128 × 2 B.
  CHECK(bits_per_token(model(latent(512, 64), 61, 1)).bits.amount() == Bits(70'272 * 8));
  CHECK(bits_per_token(model(shared(32, 8, 128), 32, 1)).bits.amount() == Bits(131'072 * 8));
}

TEST_CASE("a formula names what the spec states and leaves out ones", "[unit]") {
  CHECK(say("cache.elements", shared(128, 8, 128), nullptr, "formula") ==
        "2 × kv_heads × head_dim");
  CHECK(say("cache.elements", shared(128, 8, 128), nullptr, "numbers") == "2 × 8 × 128");
  CHECK(say("cache.elements", latent(512, 64), nullptr, "formula") == "latent_dim + rope_dim");
  CHECK(say("cache.elements", latent(512, 64), nullptr, "numbers") == "512 + 64");
}

TEST_CASE("ratio and saving are against a baseline", "[unit]") {
  const Attention mha = shared(128, 128, 128);
  const Attention gqa = shared(128, 8, 128);
  CHECK(say("cache.ratio", gqa, &mha) == "16×");
  CHECK(say("cache.saving", gqa, &mha) == "93.8\u00A0%");
  CHECK(say("cache.saving", latent(512, 64), &mha) == "98.2\u00A0%");
  CHECK(say("cache.saving", latent(512, 64), &gqa) == "71.9\u00A0%");
  CHECK(say("cache.saving", mha, &gqa) == "layout caches more than layout, so it is not smaller");
}

TEST_CASE("a cache that is not smaller is never said to be", "[unit]") {
  const Attention mha = shared(8, 8, 128);
  const Attention same = shared(8, 8, 128);
  CHECK(say("cache.ratio", same, &mha) == "layout caches as much as layout, so it is not smaller");
  CHECK(say("cache.ratio", latent(4096, 64), &mha) ==
        "layout caches more than layout, so it is not smaller");
}

TEST_CASE("layouts with and without a context are not compared", "[unit]") {
  const Attention with = model(shared(8, 8, 128), 1, 100);
  CHECK(say("cache.ratio", shared(8, 2, 128), &with) ==
        "layout states a context and layout does not");
}

TEST_CASE("what a layout does not have is refused", "[unit]") {
  CHECK(say("kv_heads", latent(512, 64)) == "layout caches no keys, so it has no kv_heads");
  CHECK(say("latent_dim", shared(8, 8, 128)) == "layout has no latent");
  CHECK(say("cache.total", shared(8, 8, 128)) ==
        "layout states no context, which cache.total needs");
}

TEST_CASE("the largest layout that the ranges allow does not overflow", "[unit]") {
  Attention largest = model(shared(1024, 1024, 65'536), 10'000, UInt128{1} << 40);
  largest.batch.amount = Sequences(1 << 20);
  // 2 × 2^10 × 2^16 × 16 × 10,000 × 2^40 × 2^20, from Python's integers.
  CHECK(digits(cached_bits(largest, Share::whole).amount().count()) ==
        "24758800785707605497982484480000");
}

TEST_CASE("an overflow is an error and never a wrong number", "[unit]") {
  const Bits huge(~UInt128{0} / 2 + 1);
  CHECK_THROWS_AS(Layers(2) * huge, std::overflow_error);
  CHECK_THROWS_AS(huge + huge, std::overflow_error);
}

TEST_CASE("quotients are rounded half up to three digits", "[unit]") {
  const auto [numerator, denominator, text] =
      GENERATE(table<int, int, std::string>({{5, 4, "1.25"},
                                             {1, 3, "0.333"},
                                             {2, 3, "0.667"},
                                             {1, 8, "0.125"},
                                             {1, 16, "0.0625"},
                                             {10, 1, "10"},
                                             {2049, 2, "1,025"},
                                             {4097, 4096, "1"},
                                             {12345, 10, "1,235"},
                                             {9995, 1000, "10"},
                                             {32768, 576, "56.9"},
                                             {0, 7, "0"}}));
  CHECK(decimal(static_cast<UInt128>(numerator), static_cast<UInt128>(denominator)) == text);
}

TEST_CASE("less than all is never shown as 100 per cent", "[unit]") {
  CHECK(percent(32'766, 32'768) == "99.99");
  CHECK(percent(1, 1) == "100");
  CHECK(percent(9'999'999'999, 10'000'000'000) == "100");  // past six decimals
}

TEST_CASE("thousands are grouped by commas", "[unit]") {
  CHECK(grouped(0) == "0");
  CHECK(grouped(999) == "999");
  CHECK(grouped(1'000) == "1,000");
  CHECK(grouped(UInt128{1} << 64) == "18,446,744,073,709,551,616");
}

TEST_CASE("memory takes the unit that is asked for", "[unit]") {
  const Result gibibyte = Memory{Bits(8ull << 30)};
  CHECK(to_text(gibibyte, "").value() == "1\u00A0GiB");
  CHECK(to_text(gibibyte, "GB").value() == "1.07\u00A0GB");
  CHECK(to_text(gibibyte, "MiB").value() == "1,024\u00A0MiB");
  CHECK_FALSE(to_text(gibibyte, "GiG").has_value());
}

TEST_CASE("counts take scales and plurals", "[unit]") {
  CHECK(to_text(Count{32'768}, "Ki").value() == "32Ki");
  CHECK(to_text(Count{32'768}, "k").value() == "32.8k");
  CHECK(to_text(Count{1}, "head|heads").value() == "1\u00A0head");
  CHECK(to_text(Count{2'048}, "head|heads").value() == "2,048\u00A0heads");
}

TEST_CASE("two layouts are equal wherever their numbers are written", "[unit]") {
  Attention moved = shared(8, 2, 128);
  moved.layers[0].blocks[0].q_heads.place = {7, 3};
  CHECK(moved == shared(8, 2, 128));
  CHECK_FALSE(shared(8, 4, 128) == shared(8, 2, 128));
}
