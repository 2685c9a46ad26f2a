#include "attnfig.h"
#include "input/yaml.h"
#include "spec/embedded.h"
#include "spec/plan.h"
#include "support/plans.h"

#include <catch2/catch.hpp>
#include <fmt/format.h>

using namespace attnfig;

namespace {

Plan plan(const std::string& spec, const std::string& language = "en") {
  Templates templates(vocabulary());
  return read_plan(spec, "figure", language, templates);
}

std::string error_text(const std::string& spec, const std::string& language = "en") {
  try {
    plan(spec, language);
  } catch (const InvalidInput& invalid) {
    return describe(located(invalid, "f", spec));
  }
  return "none";
}

const std::string small =
    "title: T\nlayouts:\n  a: {variant: gqa, q_heads: 8, kv_heads: 2, head_dim: 4}\n";

}  // namespace

TEST_CASE("a layout is like another but for what it states", "[unit]") {
  const Plan result = plan(
      "title: T\nlayouts:\n  mha: {q_heads: 8, head_dim: 4, layers: 3}\n  gqa: {like: mha, "
      "kv_heads: 2}\n");
  const Block& gqa = result.layouts.at(1).layers[0].blocks[0];
  CHECK(gqa.q_heads.amount == Heads(8));
  CHECK(gqa.find(Role::key)->copies.amount == Heads(2));
  CHECK(result.layouts[1].layers[0].layers.amount == Layers(3));
}

TEST_CASE("thousands of layouts may be like one another", "[unit]") {
  constexpr int layouts = 2500;
  const bool forwards = GENERATE(true, false);
  std::string spec = "title: T\nlayouts:\n";
  for (int i = 0; i < layouts; ++i) {
    const int first = forwards ? 0 : layouts - 1;
    spec += fmt::format("  l{}: ", i);
    spec += i == first ? "{variant: gqa, q_heads: 8, kv_heads: 2, head_dim: 4}\n"
                       : fmt::format("{{like: l{}}}\n", forwards ? i - 1 : i + 1);
  }
  const Plan result = plan(spec + fmt::format("panels: [l{}]\n", forwards ? layouts - 1 : 0));
  REQUIRE(result.layouts.size() == layouts);
  for (const Attention& layout : result.layouts)
    REQUIRE(layout.layers.at(0).blocks.at(0).find(Role::key)->copies.amount == Heads(2));
}

TEST_CASE("thousands of layouts that are like one another in a circle are one mistake", "[unit]") {
  std::string spec = "title: T\nlayouts:\n";
  for (int i = 0; i < 2500; ++i) spec += fmt::format("  l{}: {{like: l{}}}\n", i, (i + 1) % 2500);
  CHECK(error_text(spec) ==
        "f:3:14: error: \"l0\" is like itself\n"
        "    l0: {like: l1}\n"
        "               ^\n"
        "  hint: by way of \"l2499\"\n");
}

TEST_CASE("a pattern may be made of more than a thousand layouts", "[unit]") {
  constexpr int layouts = 1500;
  std::string spec = "title: T\nlayouts:\n";
  std::string pattern;
  for (int i = 0; i < layouts; ++i) {
    spec += fmt::format("  l{}: {{variant: mha, q_heads: {}, head_dim: 4}}\n", i, i % 8 + 1);
    pattern += fmt::format("{}l{}", i == 0 ? "" : ", ", i);
  }
  spec +=
      fmt::format("  all: {{pattern: [{}], layers: {}}}\npanels: [all]\n", pattern, 2 * layouts);
  const Attention all = plan(spec).layouts.back();
  REQUIRE(all.layers.size() == layouts);
  REQUIRE(all.order.size() == 2 * layouts);
  for (int i = 0; i < layouts; ++i) {
    const LayerKind& kind = all.layers[static_cast<std::size_t>(i)];
    REQUIRE(kind.name == fmt::format("l{}", i));
    REQUIRE(kind.layers.amount == Layers(2));
    REQUIRE(kind.blocks.at(0).q_heads.amount == Heads(static_cast<UInt128>(i % 8 + 1)));
  }
}

TEST_CASE("layouts of a pattern may be run several times", "[unit]") {
  const Attention all =
      plan(
          "title: T\nlayouts:\n  low: {variant: mha, q_heads: 2, head_dim: 4, passes: 3}\n"
          "  high: {like: low, passes: 1}\n  all: {pattern: [low, high], layers: 4}\n"
          "panels: [all]\n")
          .layouts.back();
  REQUIRE(all.layers.size() == 2);
  CHECK(all.layers[0].loops.amount.count() == 3);
  CHECK(all.layers[1].loops.amount.count() == 1);
}

TEST_CASE("a number that is taken over keeps the place where it stands", "[unit]") {
  const Plan result = plan(
      "title: T\nlayouts:\n  mha: {q_heads: 8, head_dim: 4}\n  gqa: {like: mha, kv_heads: 2}\n");
  CHECK(result.layouts[1].layers[0].blocks[0].q_heads.place == Place{3, 18});
}

TEST_CASE("gqa with as many kv_heads as q_heads is mha, with one it is mqa", "[unit]") {
  const Plan result = plan(
      "title: T\nlayouts:\n  mha: {q_heads: 8, head_dim: 4}\n  mqa: {q_heads: 8, head_dim: 4}\n"
      "  all: {variant: gqa, q_heads: 8, kv_heads: 8, head_dim: 4}\n"
      "  one: {variant: gqa, q_heads: 8, kv_heads: 1, head_dim: 4}\n");
  const auto key = [&](std::size_t i) {
    return result.layouts[i].layers[0].blocks[0].find(Role::key);
  };
  CHECK(key(0)->copies.amount == key(2)->copies.amount);
  CHECK(key(0)->q_heads_per_copy == key(2)->q_heads_per_copy);
  CHECK(key(1)->copies.amount == key(3)->copies.amount);
  CHECK(key(1)->q_heads_per_copy == key(3)->q_heads_per_copy);
}

TEST_CASE("mla caches the latent and the rope key and re-makes the rest", "[unit]") {
  const Plan result =
      plan("title: T\nlayouts:\n  mla: {q_heads: 4, head_dim: 8, latent_dim: 16, rope_dim: 2}\n");
  CHECK(dump(result.layouts[0]) ==
        "layout mla \"MLA\"\n"
        "  batch 1 (batch)\n"
        "  layers 1 (layers)\n"
        "    q_heads 4 (q_heads)\n"
        "    key: copies 4 (q_heads), width 8 (head_dim), readers 1, bf16, made from latent "
        "rope-key\n"
        "    value: copies 4 (q_heads), width 8 (head_dim), readers 1, bf16, made from latent\n"
        "    latent: copies 1, width 16 (latent_dim), readers 4, bf16, cached\n"
        "    rope-key: copies 1, width 2 (rope_dim), readers 4, bf16, cached\n");
}

TEST_CASE("placeholders become numbers of their layout", "[unit]") {
  const Plan result =
      plan(small + "panels:\n  - {layout: a, title: \"{kv_heads} of {a.q_heads}, W^{KV}\"}\n");
  CHECK(markup(test::panels(result)[0].title) == "2 of 8, W^{KV}");
}

TEST_CASE("without panels every layout is drawn under its label", "[unit]") {
  const Plan result = plan(
      "title: T\nlayouts:\n  mha: {q_heads: 8, head_dim: 4}\n  b: {variant: mqa, label: Mine, "
      "like: mha}\n");
  REQUIRE(test::panels(result).size() == 2);
  CHECK(markup(test::panels(result)[0].title) == "MHA");
  CHECK(markup(test::panels(result)[1].title) == "Mine");
}

TEST_CASE("a standard text takes the first wording that the layout can fill", "[unit]") {
  const std::string spec =
      "title: T\nover: mha\nlayouts:\n  mha: {q_heads: 8, head_dim: 4}\n  mqa: {like: mha}\n"
      "  mla: {like: mha, latent_dim: 4, rope_dim: 2}\n";
  const Plan result = plan(spec);
  CHECK(markup(test::panels(result)[0].cached) == "8\u00A0KV heads");
  CHECK(markup(test::panels(result)[0].caption).empty());
  CHECK(markup(test::panels(result)[1].cached) == "1\u00A0KV head");
  CHECK(markup(test::panels(result)[1].caption) == "8× smaller than MHA");
  CHECK(markup(test::panels(result)[2].cached) == "latent 4, RoPE key 2");
  CHECK(markup(test::panels(result)[2].caption) == "10.7× smaller than MHA");
}

TEST_CASE("no standard text calls a larger cache smaller", "[unit]") {
  const Plan result = plan(
      "title: T\nover: mha\nlayouts:\n  mha: {q_heads: 2, head_dim: 4}\n"
      "  mla: {like: mha, latent_dim: 99, rope_dim: 2}\n  gqa: {like: mha, kv_heads: 2}\n");
  CHECK(markup(test::panels(result)[1].caption).empty());
  CHECK(markup(test::panels(result)[2].caption).empty());
}

TEST_CASE("a summary compares what all its layouts have", "[unit]") {
  const std::string spec =
      "title: T\npage: strategy_chart\nlayouts:\n  mha: {q_heads: 8, head_dim: 4, layers: 6}\n"
      "  local: {like: mha, window: 2}\n  mixed: {pattern: [2 local, mha], layers: 6}\n";
  const Plan alike = plan(spec + "summary: {entries: [mha, local]}\n");
  CHECK(markup(test::figure_of<CachePlan>(alike).title) == "Elements cached per token and layer");
  CHECK(markup(test::entries(alike)[0].value) == "64");
  const Plan mixed = plan(spec + "summary: {entries: [mha, mixed]}\n");
  CHECK(markup(test::figure_of<CachePlan>(mixed).title) ==
        "Elements cached per token in all layers");
  CHECK(markup(test::entries(mixed)[0].value) == "384");
  CHECK(markup(test::entries(mixed)[0].detail) == "layers × elements in a layer = 6 × 64");
  CHECK(markup(test::entries(mixed)[1].value) == "384");
  CHECK(markup(test::entries(mixed)[1].detail) == "4 local + 2 mha");
}

TEST_CASE("a summary states what it compares", "[unit]") {
  const Plan result = plan(
      "title: T\nlayouts:\n  mha: {q_heads: 8, head_dim: 4, context: 1Ki}\n"
      "  gqa: {like: mha, kv_heads: 2}\nsummary: {quantity: cache.slope, entries: [mha, gqa]}\n");
  CHECK(test::figure_of<CachePlan>(result).quantity->name == "cache.slope");
  CHECK(markup(test::figure_of<CachePlan>(result).title) == "Cached for each further token");
  CHECK(markup(test::entries(result)[1].value) == "32\u00A0B");
}

TEST_CASE("formats that differ are compared in bytes", "[unit]") {
  const std::string start =
      "title: T\npage: strategy_chart\nlayouts:\n  full: {variant: mha, q_heads: 8, head_dim: 4, "
      "dtype: bf16}\n"
      "  half: {like: full, dtype: ";
  const auto quantity = [&](const std::string& format) {
    return test::figure_of<CachePlan>(
               plan(start + format + "}\nsummary: {entries: [full, half]}\n"))
        .quantity->name;
  };
  CHECK(quantity("bf16") == "cache.elements");
  CHECK(quantity("fp8") == "cache.token");
}

TEST_CASE("the parts of an entry are those of its tensors", "[unit]") {
  const Plan result = plan(
      "title: T\nlayouts:\n  gqa: {q_heads: 8, kv_heads: 2, head_dim: 4, v_head_dim: 2, context: "
      "8}\n"
      "  mla: {q_heads: 8, head_dim: 4, latent_dim: 24, rope_dim: 8, context: 8}\n"
      "  local: {like: gqa, window: 2}\n"
      "summary: {entries: [gqa, mla]}\n");
  const auto& entries = test::entries(result);
  REQUIRE(entries.size() == 2);
  CHECK(entries[0].parts == std::vector<BarPart>{{Role::key, entries[0].parts[1].weight * 2},
                                                 {Role::value, entries[0].parts[1].weight}});
  CHECK(entries[1].parts == std::vector<BarPart>{{Role::latent, entries[1].parts[1].weight * 3},
                                                 {Role::rope_key, entries[1].parts[1].weight}});
}

TEST_CASE("a spec that is written in another way is the same plan", "[unit]") {
  CHECK(plan(small) == plan("# comment\n" + small));
}

TEST_CASE("a text is taken in the language asked for", "[unit]") {
  const std::string spec =
      "title: {en: Heads, zh: 头}\nlayouts:\n  mha: {q_heads: 8, head_dim: 4}\n";
  CHECK(markup(plan(spec, "en").title) == "Heads");
  CHECK(markup(plan(spec, "zh").title) == "头");
}

TEST_CASE("a text without the language asked for is an error", "[unit]") {
  CHECK(error_text("title: {en: Heads}\nlayouts:\n  mha: {q_heads: 8, head_dim: 4}\n", "zh") ==
        "f:1:8: error: title has no text in \"zh\"\n  title: {en: Heads}\n         ^\n");
}

TEST_CASE("a faulty text is told in every language", "[unit]") {
  CHECK(error_text(
            "title: {en: Heads, zh: \"{x.q_heads}\"}\nlayouts:\n  mha: {q_heads: 8, head_dim: 4}\n",
            "en") ==
        "f:1:25: error: unknown layout \"x\"\n  title: {en: Heads, zh: \"{x.q_heads}\"}\n          "
        "                ^\n"
        "  hint: known: mha\n");
}

TEST_CASE("every built-in page speaks every built-in language", "[unit]") {
  Templates templates(vocabulary());
  for (const std::string& language_name : templates.names("languages")) {
    const Language* language = templates.language(language_name);
    for (const std::string& page_name : templates.names("pages")) {
      const Page* page = templates.page(page_name);
      std::vector<std::string> texts;
      for (const FigureBlock& block : page->blocks) {
        if (const auto* map = std::any_cast<HeadMapBlock>(&block.fields))
          texts.insert(texts.end(),
                       {map->standard_subtitle, map->standard_caption, map->standard_note});
        const auto* caches = std::any_cast<CacheBlock>(&block.fields);
        if (caches == nullptr) continue;
        texts.push_back(caches->standard_label);
        for (const Measure& measure : caches->measures)
          texts.push_back(measure.title.value_or(measure.quantity.is->name));
      }
      CHECK(page->blocks.size() == 2);
      for (const std::string& text : texts) {
        INFO(language_name << " " << page_name << " " << text);
        CHECK((text.empty() || language->find(text) != nullptr));
      }
    }
  }
}

namespace {

/// The messages about a language that is given as a file.
std::vector<std::string> language_errors(const std::string& name, const std::string& text) {
  try {
    Templates(vocabulary(), {{"languages/" + name + ".yaml", text}}).language(name);
    return {};
  } catch (const InvalidInput& invalid) {
    std::vector<std::string> messages;
    for (const Diagnostic& one : invalid.diagnostics) messages.push_back(one.message);
    return messages;
  }
}

}  // namespace

TEST_CASE("all standard texts of built-in languages can be read", "[unit]") {
  for (const std::string& name : Templates(vocabulary()).names("languages")) {
    INFO(name);
    CHECK(language_errors(name, std::string(embedded_template("languages/" + name + ".yaml"))) ==
          std::vector<std::string>{});
  }
}

TEST_CASE("mistakes in standard texts are reported with all others of a language", "[unit]") {
  std::string text(embedded_template("languages/en.yaml"));
  const std::string_view colon = "colon:";
  text.replace(text.find(colon), colon.size(), "colons:");
  text += "  never_used: [\"{q_headz}\", {say: \"*x\"}]\n";
  CHECK(language_errors("en", text) ==
        std::vector<std::string>{"unknown key \"colons\" in a language",
                                 "unknown quantity \"q_headz\"", "this \"*\" is never closed"});
}

TEST_CASE("each kind of figure has a starter, which draws it", "[unit]") {
  for (const FigureKind* kind : figure_kinds()) {
    INFO(kind->name);
    const std::string spec = starter_spec(kind->name);
    CHECK(spec.starts_with("# yaml-language-server: $schema=attnfig.schema.json\n"));
    CHECK(error_text(spec) == "none");
    const std::vector<FigurePlan> figures = plan(spec).figures;
    CHECK(std::any_of(figures.begin(), figures.end(),
                      [&](const FigurePlan& figure) { return figure.kind == kind; }));
  }
  CHECK(starter_spec() == starter_spec(figure_kinds().front()->name));
  CHECK(starter_spec("pie") == "");
}
