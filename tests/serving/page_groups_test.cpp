#include "model/serving/page_groups.h"

#include "model/number_text.h"
#include "support/layouts.h"

#include <catch2/catch.hpp>

namespace attnfig {
namespace {

Attention hybrid(const char* pattern, const char* layers, const char* window) {
  return test::layout("  a: {pattern: [" + std::string(pattern) + "], layers: " + layers +
                      "}\n"
                      "  full: {variant: gqa, q_heads: 32, kv_heads: 16, head_dim: 128}\n"
                      "  local: {like: full, window: " +
                      window + "}\n");
}

TEST_CASE("vLLM's document on hybrid groups: 10 full layers and 20 with a window", "[serving]") {
  const PageGroups all = page_groups(hybrid("1 full, 2 local", "30", "32"), 112, 16);
  CHECK(all.layers == 10);
  REQUIRE(all.kinds.size() == 2);
  CHECK(all.kinds[0].groups == 1);
  CHECK(all.kinds[0].pages == 7);
  CHECK(all.kinds[1].groups == 2);
  CHECK(all.kinds[1].pages == 2);
  CHECK(all.pages() == 11);
  // If every group kept all tokens: 3 × 7.
  CHECK(all.groups() * pages_of(112, 16) == 21);
  CHECK(percent(21 - 11, 21) == "47.6");
}

TEST_CASE("Gemma 3 27B in groups of its 10 full layers", "[serving]") {
  const PageGroups all = page_groups(hybrid("5 local, 1 full", "62", "1Ki"), 4096, 16);
  CHECK(all.layers == 10);
  CHECK(all.groups() == 7);
  CHECK(all.kinds[0].groups == 6);
  CHECK(all.kinds[0].padding == 8);
  CHECK(all.kinds[0].pages == 64);
  CHECK(all.kinds[1].pages == 256);
  CHECK(all.pages() == 640);
  CHECK(percent(7 * 256 - 640, 7 * 256) == "64.3");
  CHECK(percent(8, 70) == "11.4");
}

TEST_CASE("groups of nearly equal kinds are as large as the larger", "[serving]") {
  CHECK(layers_of_a_group({10, 14}) == 14);
  CHECK(layers_of_a_group({10, 15}) == 10);
  CHECK(layers_of_a_group({10}) == 10);
}

TEST_CASE("pages keep what is not wholly before a window", "[serving]") {
  const auto window = [](UInt128 tokens, std::optional<UInt128> sinks = {}) {
    Cap cap{.tokens = {Tokens(tokens)}};
    if (sinks) cap.sinks = Sourced<unit::Token>{Tokens(*sinks)};
    return Growth{.cap = cap};
  };
  CHECK(kept_pages({}, 112, 16) == 7);
  CHECK(kept_pages(window(32), 112, 16) == 2);
  CHECK(kept_pages(window(32), 113, 16) == 3);
  CHECK(kept_pages(window(200), 112, 16) == 7);
  CHECK(kept_pages(window(32, 4), 112, 16) == 3);
  CHECK(kept_pages(window(32, 100), 112, 16) == 7);
  const Cap chunk{.kind = Cap::Kind::chunk, .tokens = {Tokens(64)}};
  CHECK(kept_pages({.cap = chunk}, 112, 16) == 3);
  CHECK(kept_pages({.cap = chunk}, 128, 16) == 4);
  CHECK(kept_pages({.along = Growth::Along::constant}, 112, 16) == 1);
  CHECK(kept_pages({.along = Growth::Along::encoder, .encoder = {Tokens(20)}}, 112, 16) == 2);
}

TEST_CASE("a prefix of 2,000 tokens of a 70B model saves 655 MB", "[serving]") {
  struct Row {
    const char* kv_heads;
    const char* page;    // MiB
    const char* prefix;  // MB
  };
  for (const Row& row : {Row{"8", "5", "655.36"}, Row{"64", "40", "5,242.88"}}) {
    const Rate page = page_bits(
        test::layout("  a: {variant: gqa, q_heads: 64, kv_heads: " + std::string(row.kv_heads) +
                     ", head_dim: 128, layers: 80}\n"),
        Expression::input("block", 16, {Origin::Kind::setting}));
    REQUIRE(page.tokens == 1);
    const UInt128 bits = page.bits.amount().count();
    CHECK(decimal(bits, UInt128{8} << 20) == row.page);
    CHECK(pages_of(2'000, 16) == 125);
    CHECK(decimal_to(125 * bits, 8'000'000, 2) == row.prefix);
  }
}

}  // namespace
}  // namespace attnfig
