// What figures call the kinds of layers of a model.

#include "figures/kind_names.h"

#include "spec/templates.h"
#include "support/plans.h"

#include <catch2/catch.hpp>

using namespace attnfig;

namespace {

std::vector<std::string> names(const std::string& layouts, const std::string& language = "en") {
  Templates templates(vocabulary());
  const Plan plan = read_plan(
      "title: T\n"
      "layouts:\n" +
          layouts + "panels: [model]\n",
      "f", language, templates);
  return kind_names(templates.language(language)->words, plan.layouts.back());
}

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("kinds of layers are named by what they keep, not by their keys", "[unit]") {
  CHECK(names("  full: {variant: gqa, q_heads: 4, kv_heads: 2, head_dim: 8}\n"
              "  local: {like: full, window: 16}\n"
              "  part: {like: full, chunk: 16}\n"
              "  delta: {variant: gated_deltanet, k_heads: 2, v_heads: 2, head_dim: 8, "
              "conv_kernel: 4}\n"
              "  model: {pattern: [full, local, part, delta, none], layers: 5}\n") ==
        Names{"Full attention", "Sliding window", "Chunked attention", "Gated DeltaNet",
              "No attention"});
}

TEST_CASE("a kind of layers has the label that its spec gives it", "[unit]") {
  CHECK(names("  full: {variant: mha, q_heads: 4, head_dim: 8, label: Global}\n"
              "  local: {like: full, window: 16, label: Local}\n"
              "  model: {pattern: [local, full], layers: 4}\n") == Names{"Local", "Global"});
}

TEST_CASE("kinds of one name are told apart by the count that differs", "[unit]") {
  CHECK(names("  a: {variant: gqa, q_heads: 8, kv_heads: 8, head_dim: 8}\n"
              "  b: {like: a, kv_heads: 1}\n"
              "  model: {pattern: [a, b], layers: 4}\n") ==
        Names{"Full attention, 8\u00A0KV heads", "Full attention, 1\u00A0KV head"});
  CHECK(names("  a: {variant: gqa, q_heads: 8, kv_heads: 2, head_dim: 8, window: 16}\n"
              "  b: {like: a, window: 1Ki}\n"
              "  model: {pattern: [a, b], layers: 4}\n") ==
        Names{"Sliding window, 16 tokens", "Sliding window, 1,024 tokens"});
  CHECK(names("  a: {variant: mha, q_heads: 8, head_dim: 8}\n"
              "  b: {like: a, head_dim: 16}\n"
              "  model: {pattern: [a, b], layers: 4}\n") ==
        Names{"Full attention, heads of 8", "Full attention, heads of 16"});
}

TEST_CASE("layouts side by side in a layer give it both names", "[unit]") {
  CHECK(names("  full: {variant: gqa, q_heads: 4, kv_heads: 2, head_dim: 8}\n"
              "  mamba: {variant: mamba2, q_heads: 4, head_dim: 8, state_dim: 16, conv_kernel: 4}\n"
              "  model: {pattern: [full + mamba], layers: 4}\n") ==
        Names{"Full attention + Mamba-2"});
}

TEST_CASE("kinds of layers are named in the language of the figure", "[unit]") {
  CHECK(names("  full: {variant: gqa, q_heads: 4, kv_heads: 2, head_dim: 8}\n"
              "  local: {like: full, window: 16}\n"
              "  model: {pattern: [local, full], layers: 4}\n",
              "zh") == Names{"滑动窗口", "全局注意力"});
}
