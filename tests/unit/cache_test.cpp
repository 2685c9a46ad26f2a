#include "model/cache.h"

#include "model/engines.h"
#include "model/number_text.h"
#include "model/quantities.h"
#include "support/layouts.h"

#include <catch2/catch.hpp>

using namespace attnfig;

namespace {

std::string bits(const Formula<unit::Bit>& term) {
  return digits(term.amount().count());
}

}  // namespace

TEST_CASE("a token that stays unquantised for a while adds what it takes for good", "[unit]") {
  // 128 of the tokens in bf16, all others in fp8: 2 × 64 elements of 8 bits a token, and 8 bits
  // more for the newest.
  const Attention a = test::layout(
      "  a: {variant: mqa, q_heads: 1, head_dim: 64, dtype: fp8, residual: 128, context: 1000}\n");
  CHECK(bits(bits_per_token(a).bits) == "1024");
  CHECK(bits(slope(a).bits) == "1024");
  CHECK(bits(full_window_bits(a)) == digits(128 * 1024));
  CHECK(bits(cached_bits(a, Share::whole)) == digits(1024 * 1000 + 128 * 1024));
}

TEST_CASE("strides whose common multiple is too large are refused, not wrong", "[unit]") {
  // Their least common multiple is beyond 2^158.
  const Attention a = test::layout(
      "  a: {pattern: [b, c, d, e], layers: 4, context: 1Mi}\n"
      "  b: {variant: mtla, q_heads: 1, head_dim: 1, latent_dim: 1, rope_dim: 0,\n"
      "      stride: 1099511627775}\n"
      "  c: {like: b, stride: 1099511627774}\n"
      "  d: {like: b, stride: 1099511627773}\n"
      "  e: {like: b, stride: 1099511627771}\n");
  CHECK(find_quantity("cache.token")->compute(a, nullptr).refusal ==
        "cache.token of a does not fit into 128 bits");
}

TEST_CASE("layouts of a pattern bring no drafting layers of their own", "[unit]") {
  const Attention a = test::layout(
      "  a: {pattern: [b, c], layers: 4, context: 1, draft_layers: 1}\n"
      "  b: {variant: mqa, q_heads: 1, head_dim: 64, draft_layers: 1}\n"
      "  c: {like: b, window: 8}\n");
  // 2 × 64 elements of 16 bits in four layers and the MTP layer.
  CHECK(bits(cached_bits(a, Share::whole)) == digits(5 * 2 * 64 * 16));
}

TEST_CASE("formats of one name but other sizes are not counted as one", "[unit]") {
  Attention a = test::layout("  a: {variant: mqa, q_heads: 1, head_dim: 32, context: 1}\n");
  std::vector<Tensor>& tensors = a.layers[0].blocks[0].tensors;
  tensors[0].storage = {.name = "n", .label = {}, .bits = ElementBits(8), .citation = {}};
  tensors[1].storage = {.name = "n", .label = {}, .bits = ElementBits(4), .citation = {}};
  CHECK(bits(cached_bits(a, Share::whole)) == digits(32 * 8 + 32 * 4));
}

TEST_CASE("the largest shares are in digits, not in what is left of an overflow", "[unit]") {
  CHECK(percent((UInt128{1} << 118) - 1, UInt128{1} << 118) == "100");
  CHECK(percent((UInt128{1} << 118) - (UInt128{1} << 98), UInt128{1} << 118) == "99.9999");
  CHECK(decimal(UInt128{1} << 127, UInt128{3} << 122) == "10.7");
}

TEST_CASE("a page of vLLM has room for every entry of its tokens", "[unit]") {
  // Of four million tokens NSA compresses all but the first 16 into one entry for 16.
  const Attention nsa = test::layout(
      "  a: {variant: nsa, q_heads: 1, kv_heads: 1, head_dim: 64, context: 4Mi, local_window: "
      "1}\n");
  // Pages of 256 tokens: 256 + 16 entries of 2 × 64 elements of 16 bits, 16,384 pages of them, and
  // for the window the pages of 8,192 tokens and one more, of which each has room for 272.
  CHECK(bits(engines()[0].reserve(nsa).bits) ==
        digits(UInt128{2 * 64 * 16} * 272 * (16'384 + 32 + 1)));
}
