// Layers of published models in their order: which grow, whose cache they read, how far they see.

#include "model/layer_stack.h"

#include "model/cache.h"
#include "model/number_text.h"
#include "support/layouts.h"

#include <catch2/catch.hpp>

namespace attnfig::numbers {
namespace {

/// The layers, counted from 1, whose caches grow with the context.
std::vector<std::size_t> growing(const Attention& layout) {
  std::vector<std::size_t> layers;
  const std::vector<std::size_t> kinds = kinds_in_order(layout);
  for (std::size_t k = 0; k < kinds.size(); ++k) {
    Attention alone{.name = {}, .layers = {layout.layers[kinds[k]]}};
    if (slope(alone).bits.amount() != Bits()) layers.push_back(k + 1);
  }
  return layers;
}

std::vector<std::size_t> every(std::size_t first, std::size_t step, std::size_t last) {
  std::vector<std::size_t> layers;
  for (std::size_t k = first; k <= last; k += step) layers.push_back(k);
  return layers;
}

/// Bytes for every token of one layer of the kind of a layer, counted from 1.
std::string layer_bytes(const Attention& layout, std::size_t layer) {
  LayerKind kind = layout.layers[kinds_in_order(layout)[layer - 1]];
  kind.layers = {};
  const Rate rate = slope({.name = {}, .layers = {kind}});
  return decimal(rate.bits.amount().count(), rate.tokens * 8);
}

TEST_CASE("the growing layers of models are where their configs have them", "[numbers]") {
  struct Row {
    Attention layout;
    std::vector<std::size_t> layers;
    const char* bytes;  // a token and growing layer
  };
  const Row rows[] = {{test::gemma_3_27b(), every(6, 6, 60), "8,192"},
                      {test::model("gemma_3_1b"), every(6, 6, 24), "1,024"},
                      {test::model("gpt_oss_120b"), every(2, 2, 36), "2,048"},
                      {test::model("llama_4_scout"), every(4, 4, 48), "4,096"},
                      {test::model("qwen_3_next"), every(4, 4, 48), "2,048"},
                      {test::model("jamba"), every(5, 8, 29), "4,096"},
                      {test::model("deepseek_v4_flash"), every(3, 1, 43), "320"}};
  for (const Row& row : rows) {
    INFO(row.layout.name);
    CHECK(growing(row.layout) == row.layers);
    CHECK(layer_bytes(row.layout, row.layers.front()) == row.bytes);
  }
  // A layer of DeepSeek-V4 that compresses 128 tokens into an entry of 1,024 bytes.
  CHECK(layer_bytes(test::model("deepseek_v4_flash"), 4) == "8");
}

TEST_CASE("the states of recurrent layers have their size", "[numbers]") {
  const auto bytes = [](const Attention& layout, UInt128 layers) {
    return digits(state_bits(layout).amount().count() / 8 / layers);
  };
  CHECK(bytes(test::model("qwen_3_next"), 36) == "2146304");
  CHECK(bytes(test::model("jamba"), 28) == "573440");
}

TEST_CASE("a layer of Qwen3-Next grows past its states", "[numbers]") {
  const Attention layout = test::model("qwen_3_next");
  const auto mebibytes = [&](std::size_t kind, UInt128 tokens) {
    const Formula<unit::Bit> bits =
        layer_bits(layout, layout.layers[kind], formula_of(Tokens(tokens)), Share::whole);
    return decimal(bits.amount().count(), UInt128{8} << 20);
  };
  CHECK(mebibytes(0, 131'072) == "2.05");
  CHECK(mebibytes(1, 131'072) == "256");
  CHECK(mebibytes(0, 1'024) == "2.05");
  CHECK(mebibytes(1, 1'024) == "2");
}

/// Eight layers of as many kinds as `order` names, such as "wwffwwff".
Attention stack(std::string_view order) {
  Attention layout = test::layout(
      "  a: {pattern: [1 w, 1 f], layers: 2}\n"
      "  f: {variant: mqa, q_heads: 1, head_dim: 64}\n"
      "  w: {like: f, window: 4}\n");
  layout.order.clear();
  for (LayerKind& kind : layout.layers) kind.layers.amount = Layers(0);
  for (const char letter : order) {
    const std::size_t kind = letter == 'w' ? 0 : 1;
    layout.order.push_back({kind, 1});
    layout.layers[kind].layers.amount = layout.layers[kind].layers.amount + Layers(1);
  }
  return layout;
}

using Owners = std::vector<std::size_t>;

TEST_CASE("layers read their own cache unless they share one", "[numbers]") {
  CHECK(cache_owners(stack("ffffffff")) == Owners{0, 1, 2, 3, 4, 5, 6, 7});
  const auto cla = [](UInt128 factor) {
    Attention layout = stack("ffffffff");
    layout.layers[1].shared_by.amount = Layers(factor);
    return cache_owners(layout);
  };
  CHECK(cla(2) == Owners{0, 0, 2, 2, 4, 4, 6, 6});
  CHECK(cla(3) == Owners{0, 0, 0, 3, 3, 3, 6, 6});
}

TEST_CASE("the upper half of YOCO reads one cache", "[numbers]") {
  Attention layout = stack("wwwwffff");
  layout.layers[1].sharing.amount = Layers(3);
  CHECK(cache_owners(layout) == Owners{0, 1, 2, 3, 4, 4, 4, 4});
}

TEST_CASE("the last layers read the newest own cache of their kind", "[numbers]") {
  Attention layout = stack("wwffwwff");
  layout.layers[0].sharing.amount = Layers(1);
  layout.layers[1].sharing.amount = Layers(2);
  CHECK(cache_owners(layout) == Owners{0, 1, 2, 3, 4, 4, 3, 3});
}

TEST_CASE("as many layers own a cache as the numbers count", "[numbers]") {
  for (const char* name : {"gemma_3n_e4b", "gemma_4_26b", "llama_3_1_70b", "jamba"}) {
    const Attention layout = test::model(name);
    const std::vector<std::size_t> owners = cache_owners(layout);
    const std::vector<std::size_t> kinds = kinds_in_order(layout);
    for (std::size_t kind = 0; kind < layout.layers.size(); ++kind) {
      UInt128 own = 0;
      for (std::size_t k = 0; k < owners.size(); ++k)
        if (kinds[k] == kind && owners[k] == k) ++own;
      INFO(name);
      const LayerKind& one = layout.layers[kind];
      CHECK(own + one.mtp_layers.amount.count() == owning_layers(one).amount().count());
    }
  }
}

TEST_CASE("windows reach as far as their layers carry information", "[numbers]") {
  CHECK(reach(test::layout("  a: {variant: mqa, q_heads: 1, head_dim: 64, window: 4, layers: 6}\n"))
            ->count() == 6 * 3 + 1);
  CHECK(!reach(stack("wwwwwf")));
  CHECK(!reach(test::model("jamba")));
  CHECK(!reach(test::model("llama_3_1_70b")));
  // Three taps of a convolution are two tokens back.
  CHECK(reach(test::layout("  a: {variant: short_conv, width: 8, conv_kernel: 3, layers: 5}\n"))
            ->count() == 5 * 2 + 1);
}

}  // namespace
}  // namespace attnfig::numbers
