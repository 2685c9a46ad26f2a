#include "model/cache.h"
#include "model/number_text.h"
#include "numbers/random_layout.h"

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include <stdexcept>
#include <string>
#include <utility>

namespace attnfig::numbers {
namespace {

constexpr std::uint64_t layouts = 800;

UInt128 total(const Attention& layout) {
  return cached_bits(layout, Share::whole).amount().count();
}

template <class Unit>
void add(Sourced<Unit>& sourced, UInt128 more) {
  sourced.amount = Amount<Unit>(sourced.amount.count() + more);
}

template <class Unit>
void double_it(Sourced<Unit>& sourced) {
  add(sourced, sourced.amount.count());
}

/// Keeps formats different that differed.
void widen_formats(Attention& layout) {
  for_tensors(layout, [](Tensor& tensor) {
    tensor.storage.bits = ElementBits(tensor.storage.bits.count() + 1);
  });
}

/// One size that grows, by one or by many.
struct Growing {
  std::string_view name;
  void (*grow)(Attention& layout, UInt128 more);
};

constexpr Growing sizes[] = {
    {"heads",
     [](Attention& layout, UInt128 more) {
       for_tensors(layout, [&](Tensor& tensor) { add(tensor.copies, more); });
     }},
    {"width",
     [](Attention& layout, UInt128 more) {
       for_tensors(layout, [&](Tensor& tensor) { add(tensor.width, more); });
     }},
    {"rows",
     [](Attention& layout, UInt128 more) {
       for_tensors(layout, [&](Tensor& tensor) { add(tensor.rows, more); });
     }},
    {"layers",
     [](Attention& layout, UInt128 more) {
       for (LayerKind& kind : layout.layers) add(kind.layers, more);
     }},
    {"passes",
     [](Attention& layout, UInt128 more) {
       for (LayerKind& kind : layout.layers) add(kind.loops, more);
     }},
    {"drafting layers",
     [](Attention& layout, UInt128 more) {
       for (LayerKind& kind : layout.layers) add(kind.mtp_layers, more);
     }},
    {"context", [](Attention& layout, UInt128 more) { add(*layout.context, more); }},
    {"batch", [](Attention& layout, UInt128 more) { add(layout.batch, more); }},
    {"bits", [](Attention& layout, UInt128) { widen_formats(layout); }},
    {"window",
     [](Attention& layout, UInt128 more) {
       for_tensors(layout, [&](Tensor& tensor) {
         if (tensor.growth.cap) add(tensor.growth.cap->tokens, more);
       });
     }},
    {"sinks",
     [](Attention& layout, UInt128 more) {
       for_tensors(layout, [&](Tensor& tensor) {
         if (tensor.growth.cap && tensor.growth.cap->sinks) add(*tensor.growth.cap->sinks, more);
       });
     }},
    {"encoder",
     [](Attention& layout, UInt128 more) {
       for_tensors(layout, [&](Tensor& tensor) { add(tensor.growth.encoder, more); });
     }},
    {"unquantised tokens", [](Attention& layout, UInt128 more) {
       for_tensors(layout, [&](Tensor& tensor) {
         if (tensor.residual) add(tensor.residual->tokens, more);
       });
     }}};

TEST_CASE("no size that grows makes the cache smaller", "[numbers]") {
  for (const Growing& size : sizes) {
    std::uint64_t grown = 0;
    for (std::uint64_t seed = 1; seed <= layouts; ++seed) {
      const Attention before = random_layout(seed, Size::large);
      Attention after = before;
      size.grow(after, seed % 2 == 0 ? 1 : 1000);
      const UInt128 least = total(before);
      const UInt128 most = total(after);
      if (least < most) ++grown;
      if (most < least) FAIL(size.name << ", seed " << seed << "\n" << dump(before));
    }
    INFO(size.name << " grew the cache " << grown << " times");
    CHECK(layouts / 20 < grown);
  }
}

/// Gives every layer a cache of its own, so that their number is a factor.
Attention without_sharing(Attention layout) {
  for (LayerKind& kind : layout.layers) {
    kind.shared_by = {};
    kind.sharing = {Layers(0)};
    kind.mtp_layers = {Layers(0)};
  }
  return layout;
}

/// Gives every tensor an entry for each token, so that the context is a factor.
Attention growing_only(Attention layout) {
  for_tensors(layout, [](Tensor& tensor) {
    tensor.growth = {};
    tensor.residual.reset();
  });
  return layout;
}

TEST_CASE("twice the layers, the sequences or the tokens are twice the cache", "[numbers]") {
  for (std::uint64_t seed = 1; seed <= layouts; ++seed) {
    const Attention layout = random_layout(seed, Size::large);
    INFO("seed " << seed << "\n" << dump(layout));
    Attention sequences = layout;
    double_it(sequences.batch);
    const Attention own = without_sharing(layout);
    Attention layers = own;
    for (LayerKind& kind : layers.layers) double_it(kind.layers);
    const Attention each = growing_only(layout);
    Attention tokens = each;
    double_it(*tokens.context);
    const std::pair<const Attention*, const Attention*> pairs[] = {
        {&layout, &sequences}, {&own, &layers}, {&each, &tokens}};
    for (const auto& [once, twice] : pairs)
      if (total(*twice) != 2 * total(*once)) FAIL(dump(*twice));
  }
  SUCCEED();
}

TEST_CASE("the ranks together hold the whole, or more where copies are fewer", "[numbers]") {
  for (std::uint64_t seed = 1; seed <= layouts; ++seed) {
    Attention layout = random_layout(seed, Size::large);
    const UInt128 ranks = layout.deployment.tensor_parallel.amount.count();
    INFO("seed " << seed << "\n" << dump(layout));
    const UInt128 whole = total(layout);
    if (ranks * cached_bits(layout, Share::rank).amount().count() < whole) FAIL("replicated");
    // Copies that the ranks divide are spread, not replicated.
    for_tensors(layout, [&](Tensor& tensor) {
      tensor.copies.amount = Heads(ranks * tensor.copies.amount.count());
    });
    if (cached_bits(layout, Share::rank).amount().count() != whole) FAIL("spread");
  }
  SUCCEED();
}

TEST_CASE("beyond all windows a sequence is slope, state and windows", "[numbers]") {
  // All strides of 1 to 16 divide this, and no window or residual is as long.
  constexpr UInt128 tokens = 720'720;
  for (std::uint64_t seed = 1; seed <= layouts; ++seed) {
    const Attention layout = tamed(random_layout(seed, Size::large));
    INFO("seed " << seed << "\n" << dump(layout));
    for (const UInt128 n : {tokens, 2 * tokens, 1000 * tokens}) {
      const Rate rate = slope(layout);
      if (tokens % rate.tokens != 0) FAIL("the slope is for " << digits(rate.tokens));
      const UInt128 sum = n / rate.tokens * rate.bits.amount().count() +
                          state_bits(layout).amount().count() +
                          full_window_bits(layout).amount().count();
      const Formula<unit::Token> context{Expression::constant(n)};
      const UInt128 sequence = sequence_bits(layout, context, Share::whole).amount().count();
      if (sum != sequence) FAIL(digits(sum) << " is not " << digits(sequence));
    }
  }
  SUCCEED();
}

}  // namespace
}  // namespace attnfig::numbers
