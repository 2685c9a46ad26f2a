// Layouts on their devices: heads, copies of what is not spread, tokens, and numbers.

#include "figures/sharding/sharding.h"

#include "annotate/annotate.h"
#include "diff/words.h"
#include "lint/lint.h"
#include "support/renderer.h"
#include "support/scenes.h"
#include "svg/svg.h"

#include <catch2/catch.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <map>

namespace attnfig {
namespace {

using test::items;

std::string qwen(int tensor_parallel, const char* kv_heads = "4") {
  return fmt::format(
      "layouts:\n  qwen: {{variant: gqa, q_heads: 32, kv_heads: {}, head_dim: 128, layers: 48, "
      "context: 32Ki, tensor_parallel: {}}}\n",
      kv_heads, tensor_parallel);
}

std::string deepseek(int tensor_parallel) {
  return fmt::format(
      "layouts:\n  v3: {{variant: mla, q_heads: 128, head_dim: 128, latent_dim: 512, rope_dim: 64, "
      "layers: 61, context: 32Ki, tensor_parallel: {}}}\n",
      tensor_parallel);
}

std::string spec(const std::string& layouts, const std::string& block = "") {
  return "title: T\n" + layouts + "figures:\n  - sharding" + block + "\n";
}

Plan plan_of(const std::string& text, const std::string& language = "en") {
  Templates templates(vocabulary());
  return read_plan(text, "f", language, templates);
}

const ShardingPlan& sharding_of(const Plan& plan) {
  return test::figure_of<ShardingPlan>(plan);
}

std::map<std::string, std::string> numbers(const std::string& text) {
  std::map<std::string, std::string> all;
  for (const FigureNumber& number : figure_numbers(plan_of(text)))
    all[std::string(number.quantity->name)] = to_text(*number.answer.result, "").value();
  return all;
}

/// "1: Q 1–4, K 1, V 1; 2: …" as labels of the drawn devices.
std::string drawn_labels(const Scene& scene) {
  std::string text;
  for (const Group& group : scene.groups) {
    std::string labels;
    for (const Item& item : group.items)
      if (const auto* label = std::get_if<Label>(&item.shape);
          label && group.label.starts_with("GPU") && plain(label->text) != group.label)
        labels += (labels.empty() ? ": " : ", ") + plain(label->text);
    if (!labels.empty()) text += (text.empty() ? "" : "; ") + group.label.substr(4) + labels;
  }
  return text;
}

Scene drawn(const Plan& plan, bool narrow = false) {
  Templates templates(vocabulary());
  return narrow ? test::draw_narrow(plan, templates) : test::draw_wide(plan, templates);
}

std::size_t devices(const Scene& scene) {
  std::size_t found = 0;
  for (const Group& group : scene.groups)
    if (group.label.starts_with("GPU")) ++found;
  return found;
}

TEST_CASE("a cache on devices is counted once, on each device and on all", "[kinds]") {
  using Numbers = std::map<std::string, std::string>;
  CHECK(numbers(spec(qwen(8))) == Numbers{{"cache.once", "3\u00a0GiB"},
                                          {"cache.device", "768\u00a0MiB"},
                                          {"cache.all", "6\u00a0GiB"},
                                          {"cache.times", "2×"},
                                          {"copies", "2"}});
  CHECK(numbers(spec(qwen(4))) == Numbers{{"cache.once", "3\u00a0GiB"},
                                          {"cache.device", "768\u00a0MiB"},
                                          {"cache.all", "3\u00a0GiB"},
                                          {"cache.times", "1×"},
                                          {"copies", "1"}});
  CHECK(numbers(spec(deepseek(8))) == Numbers{{"cache.once", "2.14\u00a0GiB"},
                                              {"cache.device", "2.14\u00a0GiB"},
                                              {"cache.all", "17.2\u00a0GiB"},
                                              {"cache.times", "8×"},
                                              {"copies", "8"}});
  CHECK(numbers(spec(deepseek(8), ": {context_parallel: 8}")) ==
        Numbers{{"cache.once", "2.14\u00a0GiB"},
                {"cache.device", "275\u00a0MiB"},
                {"cache.all", "2.14\u00a0GiB"},
                {"cache.times", "1×"},
                {"copies", "1"}});
}

TEST_CASE("without a context there are copies and no memory", "[kinds]") {
  CHECK(numbers(
            spec("layouts: {a: {variant: mqa, q_heads: 8, head_dim: 64, tensor_parallel: 2}}\n")) ==
        std::map<std::string, std::string>{{"copies", "2"}});
}

TEST_CASE("devices have neighbouring heads, and further copies say so", "[kinds]") {
  CHECK(drawn_labels(drawn(plan_of(spec(qwen(4, "8"))))) ==
        "1: Q 1–8, K1, V1, K2, V2; 2: Q 9–16, K3, V3, K4, V4; 3: Q 17–24, K5, V5, K6, V6; "
        "4: Q 25–32, K7, V7, K8, V8");
  CHECK(drawn_labels(drawn(plan_of(spec(qwen(4, "2"))))) ==
        "1: Q 1–8, K1, V1; 2: Q 9–16, K1, V1, copy; 3: Q 17–24, K2, V2; 4: Q 25–32, K2, V2, copy");
  CHECK(drawn_labels(drawn(plan_of(spec(deepseek(2), ": {context_parallel: 2}")))) ==
        "1: Q 1–64, …, latent, RoPE key, tokens 1, 3, …; "
        "2: Q 65–128, …, latent, RoPE key, tokens 2, 4, …");
}

TEST_CASE("each copy of the model stands once under the devices that hold it", "[kinds]") {
  const Scene copied = drawn(plan_of(spec(qwen(8))));
  CHECK(items(copied, "key-head").size() == 8);  // of 4 devices and of the model
  CHECK(items(copied, "key-copy").size() == 4);
  const Scene split = drawn(plan_of(spec(qwen(4))));
  CHECK(items(split, "key-head").size() == 4);
  CHECK(items(split, "key-copy").size() == 0);
}

TEST_CASE("of many devices whole groups at both ends are drawn", "[kinds]") {
  const Scene scene = drawn(plan_of(spec(qwen(16))));
  CHECK(devices(scene) == 8);
  CHECK(scene.description.find("8 more GPUs") != std::string::npos);
  // 12 devices in groups of 3: one group at each end.
  CHECK(
      devices(drawn(plan_of(spec("layouts: {a: {variant: gqa, q_heads: 24, kv_heads: 4, head_dim: "
                                 "64, tensor_parallel: 12}}\n")))) == 6);
}

TEST_CASE("the texts of a layout on devices say where its heads are", "[kinds]") {
  struct Row {
    std::string text;
    std::string about;
  };
  const Row rows[] = {
      {spec(qwen(8)), "4 KV heads in the model, each on 2 GPUs"},
      {spec(qwen(2)), "4 KV heads in the model, 2 on each GPU"},
      {spec(qwen(2, "1")), "1 KV head in the model, each on 2 GPUs"},
      {spec(qwen(16), ": {context_parallel: 2}"),
       "4 KV heads in the model, the tokens of each in turn on 2 GPUs, each token on 2 GPUs"},
      {spec(deepseek(8)), "One latent for all heads, whole on each of 8 GPUs"},
      {spec(deepseek(8), ": {context_parallel: 8}"),
       "One latent for all heads, tokens in turn on 8 GPUs"},
      {spec("layouts:\n  full: {variant: gqa, q_heads: 16, kv_heads: 2, head_dim: 256}\n"
            "  local: {like: full, window: 512}\n"
            "  model: {pattern: [1 local, 1 full], layers: 4, tensor_parallel: 4}\n"),
       "Full attention: 2 KV heads in the model, each on 2 GPUs"},
      {spec("layouts: {a: {variant: gated_deltanet, k_heads: 16, v_heads: 32, head_dim: 128, "
            "conv_kernel: 4, tensor_parallel: 4}}\n"),
       "32 states in the model, 8 on each GPU"},
  };
  for (const Row& row : rows) CHECK(plain(sharding_of(plan_of(row.text)).about) == row.about);
}

TEST_CASE("a layout on devices is described with every number", "[kinds]") {
  const Plan plan = plan_of(spec(qwen(4, "2")));
  CHECK(drawn(plan).description ==
        "GPU 1: Q 1–8, KV 1. GPU 2: Q 9–16, KV 1 copy. GPU 3: Q 17–24, KV 2. "
        "GPU 4: Q 25–32, KV 2 copy. 2 KV heads in the model, each on 2 GPUs. "
        "48 layers, 32 heads of 128, 32Ki tokens, BF16: cache of 1 sequence: The cache once "
        "1.5 GiB, On each of 4 GPUs 768 MiB, On all 4 GPUs, 2× the cache once 3 GiB. "
        "Ticks of the bars: 0, 1, 2, 3 GiB.");
}

TEST_CASE("pointing at a head tells what it reads, at a copy who reads it", "[kinds]") {
  Templates templates(vocabulary());
  const Plan plan = plan_of(spec(qwen(8)));
  Scene scene = test::draw_wide(plan, templates);
  annotate(scene, plan, templates.language("en")->words);
  const auto tooltip = [&](std::string_view mark) {
    for (const Group& group : scene.groups)
      for (const Item& item : group.items)
        if (item.mark.name == mark) return item.tooltip;
    return std::string();
  };
  CHECK(tooltip("query-head") == "Q 1 reads KV 1");
  CHECK(tooltip("key-copy") == "KV 1: read by Q 1–8, on GPU 1–2");
}

TEST_CASE("a change of a layout on devices is told with what follows from it", "[kinds]") {
  const Renderer renderer;
  const std::string before = spec(qwen(4));
  const std::string after = spec(qwen(8));
  const FigureDiff diff =
      renderer.diff("a.svg", {renderer.render(before), before}, {renderer.render(after), after});
  using Catch::Matchers::StartsWith;
  CHECK_THAT(fmt::format("{}", fmt::join(diff::lines_of(diff.changes), "\n")),
             StartsWith("GQA: tensor_parallel 4 → 8\n"
                        "sharding: cache.all 3 → 6 GiB, cache.times 1× → 2×\n"));
}

TEST_CASE("layouts on devices fit pages of each width and language, without findings", "[kinds]") {
  const std::string specs[] = {
      spec(qwen(8)),
      spec(qwen(16), ": {context_parallel: 2}"),
      spec(deepseek(16), ": {context_parallel: 8}"),
      spec(deepseek(128)),
      spec("layouts: {a: {variant: mha, q_heads: 128, head_dim: 64, layers: 2, context: 1Ki, "
           "tensor_parallel: 8}}\n"),
      spec("layouts: {a: {variant: mamba1, inner_dim: 8192, state_dim: 16, conv_kernel: 4, "
           "tensor_parallel: 8}}\n"),
      spec("layouts: {a: {variant: gla, q_heads: 16, head_dim: 128, latent_heads: 2, latent_dim: "
           "256, rope_dim: 64, layers: 4, tensor_parallel: 4, context: 1Ki}}\n"),
  };
  Templates templates(vocabulary());
  for (const std::string& text : specs)
    for (const char* language : {"en", "zh"})
      for (const bool narrow : {false, true}) {
        const Plan plan = plan_of(text, language);
        const Scene scene = drawn(plan, narrow);
        INFO(text << language << narrow);
        CHECK(scene.size.width == Length::px(narrow ? 360 : 688));
        for (const char* theme : {"modern", "book", "colourblind"})
          for (const Diagnostic& found :
               lint::findings_in("", write_svg(scene, *templates.theme(theme))))
            CHECK(found.message == "");
      }
}

}  // namespace
}  // namespace attnfig
