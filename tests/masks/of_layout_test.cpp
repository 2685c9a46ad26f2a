// A mask and the cache of the same layout agree.

#include "model/mask/of_layout.h"

#include "model/cache.h"
#include "model/mask/count.h"
#include "model/number_text.h"
#include "numbers/random_layout.h"
#include "support/layouts.h"

#include <catch2/catch.hpp>

namespace attnfig {
namespace {

UInt128 entries_of(const Tensor& tensor, Position tokens) {
  return entries(tensor, formula_of(Tokens(tokens))).amount().count();
}

TEST_CASE("the most keys that a mask keeps are the entries that its tensor caches", "[masks]") {
  int compared = 0;
  for (std::uint64_t seed = 1; seed <= 600; ++seed) {
    const Attention layout = numbers::random_layout(seed, numbers::Size::large);
    const Position tokens = 1 + seed * 37 % 700;
    for (const LayerKind& kind : layout.layers)
      for (const Block& block : kind.blocks)
        for (const Tensor& tensor : block.tensors) {
          const std::optional<Mask> mask = mask_of(tensor.growth, tokens);
          if (!mask || most_positions <= mask->area.keys) continue;
          INFO("seed " << seed << ": " << dump(*mask));
          REQUIRE(digits(most_cached_keys(*mask).value().count()) ==
                  digits(entries_of(tensor, tokens)));
          ++compared;
        }
  }
  CHECK(1'000 < compared);
}

/// The masks of the layers of a spec's first layout, a line each.
std::string masks_of(const std::string& layouts) {
  const Attention layout = test::layout(layouts);
  std::string text;
  for (const LayerKind& kind : layout.layers)
    for (const Block& block : kind.blocks) {
      const std::optional<Mask> mask = mask_of(block, 12);
      text += (mask ? dump(*mask) : "none") + "\n";
    }
  return text;
}

TEST_CASE("a layout's mask has the reasons of its options", "[masks]") {
  const std::string gqa = "  a: {variant: gqa, q_heads: 4, kv_heads: 2, head_dim: 8";
  CHECK(masks_of(gqa + "}\n") == "mask 12 × 12, causal\n");
  CHECK(masks_of(gqa + ", window: 4}\n") == "mask 12 × 12, window 4\n");
  CHECK(masks_of(gqa + ", window: 4, sinks: 2}\n") == "mask 12 × 12, window 4, sinks 2\n");
  CHECK(masks_of(gqa + ", chunk: 4}\n") == "mask 12 × 12, chunk 4\n");
  CHECK(masks_of(gqa + ", encoder: 8}\n") == "mask 12 × 8, cross\n");
  CHECK(masks_of("  a: {variant: mla, q_heads: 4, head_dim: 8, latent_dim: 16, rope_dim: 4}\n") ==
        "mask 12 × 12, causal\n");
  CHECK(masks_of("  a: {variant: mtla, q_heads: 4, head_dim: 8, latent_dim: 16, rope_dim: 4, "
                 "stride: 4}\n") == "mask 12 × 3, compressed 1 4\n");
  CHECK(masks_of("  a: {variant: mamba1, inner_dim: 8, state_dim: 4, conv_kernel: 4}\n") ==
        "none\n");
}

}  // namespace
}  // namespace attnfig
