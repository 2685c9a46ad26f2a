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

Wide total(const Attention& layout) {
  return cached_bits(layout, Share::whole).amount().count();
}

template <class Unit>
void add(Given<Unit>& given, Wide more) {
  given.amount = Amount<Unit>(given.amount.count() + more);
}

template <class Unit>
void double_it(Given<Unit>& given) {
  add(given, given.amount.count());
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
  void (*grow)(Attention& layout, Wide more);
};

constexpr Growing sizes[] = {
    {"heads",
     [](Attention& layout, Wide more) {
       for_tensors(layout, [&](Tensor& tensor) { add(tensor.copies, more); });
     }},
    {"width",
     [](Attention& layout, Wide more) {
       for_tensors(layout, [&](Tensor& tensor) { add(tensor.width, more); });
     }},
    {"rows",
     [](Attention& layout, Wide more) {
       for_tensors(layout, [&](Tensor& tensor) { add(tensor.rows, more); });
     }},
    {"layers",
     [](Attention& layout, Wide more) {
       for (LayerKind& kind : layout.layers) add(kind.repeats, more);
     }},
    {"passes",
     [](Attention& layout, Wide more) {
       for (LayerKind& kind : layout.layers) add(kind.passes, more);
     }},
    {"drafting layers",
     [](Attention& layout, Wide more) {
       for (LayerKind& kind : layout.layers) add(kind.draft, more);
     }},
    {"context", [](Attention& layout, Wide more) { add(*layout.context, more); }},
    {"batch", [](Attention& layout, Wide more) { add(layout.batch, more); }},
    {"bits", [](Attention& layout, Wide) { widen_formats(layout); }},
    {"window",
     [](Attention& layout, Wide more) {
       for_tensors(layout, [&](Tensor& tensor) {
         if (tensor.growth.cap) add(tensor.growth.cap->tokens, more);
       });
     }},
    {"sinks",
     [](Attention& layout, Wide more) {
       for_tensors(layout, [&](Tensor& tensor) {
         if (tensor.growth.cap && tensor.growth.cap->sinks) add(*tensor.growth.cap->sinks, more);
       });
     }},
    {"encoder",
     [](Attention& layout, Wide more) {
       for_tensors(layout, [&](Tensor& tensor) { add(tensor.growth.encoder, more); });
     }},
    {"unquantised tokens", [](Attention& layout, Wide more) {
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
      const Wide least = total(before);
      const Wide most = total(after);
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
    kind.borrowing = {Layers(0)};
    kind.draft = {Layers(0)};
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
    for (LayerKind& kind : layers.layers) double_it(kind.repeats);
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
    const Wide ranks = layout.deployment.tensor_parallel.amount.count();
    INFO("seed " << seed << "\n" << dump(layout));
    const Wide whole = total(layout);
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
  constexpr Wide tokens = 720'720;
  for (std::uint64_t seed = 1; seed <= layouts; ++seed) {
    const Attention layout = tamed(random_layout(seed, Size::large));
    INFO("seed " << seed << "\n" << dump(layout));
    for (const Wide n : {tokens, 2 * tokens, 1000 * tokens}) {
      const Rate rate = slope(layout);
      if (tokens % rate.tokens != 0) FAIL("the slope is for " << digits(rate.tokens));
      const Wide sum = n / rate.tokens * rate.bits.amount().count() +
                       state_bits(layout).amount().count() +
                       full_window_bits(layout).amount().count();
      const Term<unit::Token> context{Expression::constant(n)};
      const Wide sequence = sequence_bits(layout, context, Share::whole).amount().count();
      if (sum != sequence) FAIL(digits(sum) << " is not " << digits(sequence));
    }
  }
  SUCCEED();
}

}  // namespace
}  // namespace attnfig::numbers
