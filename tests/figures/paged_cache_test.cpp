// Paged caches: blocks of requests on a pool, their numbers, and steps.

#include "annotate/annotate.h"
#include "diff/words.h"
#include "figures/paged_cache/numbers.h"
#include "lint/lint.h"
#include "support/renderer.h"
#include "support/scenes.h"
#include "svg/svg.h"

#include <catch2/catch.hpp>
#include <fmt/ranges.h>

#include <map>

using namespace attnfig;

namespace {

using test::elements;
using test::first_error;
using test::items;
using test::numbers_of_figures;

std::string block(const std::string& fields) {
  return "title: T\nfigures:\n  - paged_cache: {" + fields + "}\n";
}

const std::string of_the_book = block(
    "block: 4, pool: 12, requests: {A: 11, B: {tokens: 10, shares: {A: 8}}, C: 14},\n"
    "      place: {A: [7, 1, 3], B: [7, 1, 9], C: [5, 2, 10, 4]}");

const std::string of_vllm = block(
    "block: 4, pool: 10, steps: [{start: R0, tokens: 15}, {grow: R0, to: 17},\n"
    "      {start: R1, tokens: 14, shares: {R0: 10}}, {end: R0}, {end: R1},\n"
    "      {start: R2, tokens: 29, shares: {R0: 12}}]");

Plan plan_of(const std::string& spec, Templates& templates, const std::string& language = "en") {
  return read_plan(spec, "f", language, templates);
}

std::string number(const std::string& spec, const std::string& name) {
  return numbers_of_figures(spec).at("paged_cache." + name);
}

}  // namespace

TEST_CASE("a paged cache has blocks in use, slots and sharing as numbers", "[kinds]") {
  CHECK(numbers_of_figures(of_the_book) ==
        std::map<std::string, std::string>{{"A.blocks.logical", "3"},
                                           {"A.slots.empty", "1"},
                                           {"A.tokens", "11"},
                                           {"B.blocks.logical", "3"},
                                           {"B.slots.empty", "2"},
                                           {"B.tokens", "10"},
                                           {"C.blocks.logical", "4"},
                                           {"C.slots.empty", "2"},
                                           {"C.tokens", "14"},
                                           {"paged_cache.blocks.free", "4"},
                                           {"paged_cache.blocks.logical", "10"},
                                           {"paged_cache.blocks.pool", "12"},
                                           {"paged_cache.blocks.used", "8"},
                                           {"paged_cache.sharing", "1.25×"},
                                           {"paged_cache.sharing.saved", "20\u00A0%"},
                                           {"paged_cache.slots", "32"},
                                           {"paged_cache.slots.empty", "5"},
                                           {"paged_cache.slots.filled", "27"},
                                           {"paged_cache.slots.share", "84.4\u00A0%"},
                                           {"paged_cache.tokens", "35"}});
}

TEST_CASE("steps have hits and evictions as vLLM's document counts them", "[kinds]") {
  CHECK(number(of_vllm, "hits") == "5");
  CHECK(number(of_vllm, "hits.tokens") == "20");
  CHECK(number(of_vllm, "evictions") == "1");
  CHECK(number(of_vllm, "blocks.free") == "2");
  CHECK(number(of_vllm, "slots.empty") == "3");
  Templates templates(vocabulary());
  const Plan plan = plan_of(of_vllm, templates);
  const auto& content = std::any_cast<const PagedCachePlan&>(plan.figures.front().content);
  const auto fact = [&](std::size_t step, std::size_t k) {
    return plain(content.step_texts[step].facts[k]);
  };
  CHECK(fact(2, 0) == "2 blocks found in the cache: 8 tokens, 57.1 % of the prompt");
  CHECK(fact(4, 0) == "free, next first: 7, 8, 9, 4, 3, 2, 6, 5, 1, 0");
  CHECK(fact(5, 0) == "3 blocks found in the cache: 12 tokens, 41.4 % of the prompt");
  CHECK(fact(5, 1) == "evicted: 3");
  CHECK(content.last().find("R2")->pages == std::vector<PageId>{0, 1, 2, 7, 8, 9, 4, 3});
}

TEST_CASE("the paper's figures have its numbers", "[kinds]") {
  // Figures 6, 7 and 8 of Kwon et al. 2023.
  const std::string one =
      block("block: 4, pool: 9, requests: {A: 7}, place: {A: [7, 1]}, steps: [{grow: A, to: 9}]");
  CHECK(number(one, "blocks.used") == "3");
  CHECK(number(one, "slots.share") == "75\u00A0%");
  CHECK(number(one, "blocks.free") == "6");
  const std::string two =
      block("block: 4, pool: 9, requests: {A: 9, B: 6}, place: {A: [7, 1, 3], B: [5, 2]}");
  CHECK(number(two, "slots.empty") == "5");
  CHECK(number(two, "slots.share") == "75\u00A0%");
  const std::string forked = block(
      "block: 4, pool: 9, requests: {A1: 7}, place: {A1: [7, 1]},\n"
      "      steps: [{fork: A1, as: A2}, {grow: A1, to: 8}, {grow: A2, to: 8}]");
  CHECK(number(forked, "blocks.logical") == "4");
  CHECK(number(forked, "blocks.used") == "3");
  CHECK(number(forked, "sharing") == "1.33×");
  CHECK(number(forked, "slots.filled") == "12");
}

TEST_CASE("a layout gives blocks their bytes", "[kinds]") {
  const std::string spec =
      "title: T\n"
      "layouts:\n"
      "  l: {variant: gqa, q_heads: 64, kv_heads: 8, head_dim: 128, layers: 80}\n"
      "figures:\n"
      "  - paged_cache: {block: 16, memory: 1.25GiB, layout: l,\n"
      "      requests: {A: 2000, B: {tokens: 2010, shares: {A: 2000}}}}\n";
  CHECK(number(spec, "block.memory") == "5\u00A0MiB");
  CHECK(number(spec, "blocks.pool") == "256");
  CHECK(number(spec, "used.memory") == "630\u00A0MiB");
  CHECK(number(spec, "saved.memory") == "625\u00A0MiB");
}

TEST_CASE("a paged cache is dumped with all its texts", "[kinds]") {
  Templates templates(vocabulary());
  const Plan plan =
      plan_of(block("block: 4, pool: 3, requests: {A: 5}, steps: [{end: A}]"), templates);
  CHECK(dump(plan) ==
        "figure f language en\n"
        "title \"T\"\n"
        "paged_cache of 3 blocks of 4 tokens\n"
        "  request A \"Request A\"\n"
        "  A 5: 0 1\n"
        "  about \"4 slots a block, pool of 3 blocks\"\n"
        "  \"0 of 3\" 0/3 \"blocks in use, 3 free\"\n"
        "step \"1. A ends\" \"free, next first: 2, 1, 0\"\n");
  CHECK(plan ==
        plan_of(block("block: 4, pool: 3, requests: {A: 5}, steps: [{end: A}]"), templates));
}

TEST_CASE("every slot of a paged cache is drawn, and shared ones for each request", "[kinds]") {
  Templates templates(vocabulary());
  const Plan plan = plan_of(of_the_book, templates);
  for (const Scene& scene :
       {test::draw_wide(plan, templates), test::draw_narrow(plan, templates)}) {
    // Logical and physical: 35 tokens each, of which 8 slots have two halves.
    CHECK(items(scene, "slot").size() == 35 + 35);
    CHECK(items(scene, "empty-slot").size() == 5 + 5);
    CHECK(items(scene, "block").size() == 10 + 8);
    CHECK(items(scene, "free-block").size() == 4);
    CHECK(
        scene.description ==
        "Request A: 11 tokens, in blocks 7, 1, 3. Request B: 10 tokens, in blocks 7, 1, 9. "
        "Request C: 14 tokens, in blocks 5, 2, 10, 4. free: 0, 6, 8, 11. 4 slots a block, pool of "
        "12 blocks, "
        "tokens 1 to 8 of A and B are the same. 8 of 12 blocks in use, 4 free. 84.4 % of 32 "
        "slots filled, 5 empty. 1.25× 10 logical blocks on 8 physical.");
  }
}

TEST_CASE("hundreds of blocks are drawn as cells in a few paths", "[kinds]") {
  const std::string svg = Renderer().render(
      block("block: 16, pool: 256, requests: {A: 2100, B: {tokens: 2250, shares: {A: 2000}}}"), {});
  CHECK(elements(svg) < 60);
  CHECK(svg.size() < 16 * 1024);
}

TEST_CASE("a description has all numbers that a paged cache shows", "[kinds]") {
  Templates templates(vocabulary());
  const auto said = [&](const std::string& spec) {
    return test::draw_wide(plan_of(spec, templates), templates).description;
  };
  using Catch::Matchers::Contains;
  CHECK_THAT(said(block("block: 16, pool: 600, requests: {A: 900, B: 900}")),
             Contains("free: 114–599, … 472 more blocks, all free. "));
  CHECK_THAT(said(block("block: 1, pool: 3, requests: {A: 3}")), Contains(" no block is free. "));
  CHECK_THAT(said(of_vllm), Contains("3. R1 starts with 14 tokens: 2 blocks found in the cache: 8 "
                                     "tokens, 57.1 % of the prompt, free, next first: 7, 8, 9. "
                                     "R0: in blocks 0–4. R1: in blocks 0–1, 5–6. "));
}

TEST_CASE("a paged cache tells whose tokens a block holds", "[kinds]") {
  Templates templates(vocabulary());
  const Plan plan = plan_of(of_the_book, templates);
  Scene scene = test::draw_wide(plan, templates);
  annotate(scene, plan, templates.language("en")->words);
  const std::string svg = write_svg(scene, *templates.theme("modern"));
  CHECK(svg.find("<title>block 7: tokens 1–4 of Request A, Request B</title>") !=
        std::string::npos);
  CHECK(svg.find("<title>block 9: tokens 9–10 of Request B</title>") != std::string::npos);
  CHECK(svg.find("<title>block 0: free</title>") != std::string::npos);
  CHECK(svg.find("paged_cache.sharing = blocks.logical / blocks.used = 10 / 8 = 1.25×") !=
        std::string::npos);
}

TEST_CASE("a change of a paged cache is told with what follows from it", "[kinds]") {
  const Renderer renderer;
  const auto told = [&](const std::string& old, const std::string& by) {
    std::string after = of_the_book;
    after.replace(after.find(old), old.size(), by);
    const FigureDiff diff = renderer.diff("a.svg", {renderer.render(of_the_book), of_the_book},
                                          {renderer.render(after), after});
    return fmt::format("{}", fmt::join(diff::lines_of(diff.changes), "\n"));
  };
  using Catch::Matchers::StartsWith;
  CHECK_THAT(told("C: 14", "C: 13"),
             StartsWith("paged_cache: 35 → 34 tokens, slots.share 84.4 → 81.3 %\n"
                        "C: tokens 14 → 13\n"));
  CHECK_THAT(told("pool: 12", "pool: 16"),
             StartsWith("paged_cache: pool 12 → 16, blocks.free 4 → 8 blocks\n"));
}

TEST_CASE("lint finds nothing in paged caches", "[kinds]") {
  Templates templates(vocabulary());
  const std::string specs[] = {
      of_the_book,
      of_vllm,
      block("block: 16, pool: 40, requests: {A: 100, B: 250}"),
      block("block: 1, pool: 3, requests: {A: 3}"),
      block("block: 8, pool: 16, requests: {long_name: 60, another: {tokens: 20, shares: "
            "{long_name: 20}}}"),
      block("block: 16, pool: 600, requests: {A: 2100, B: {tokens: 2250, shares: {A: 2000}}}")};
  for (const std::string& spec : specs)
    for (const std::string language : {"en", "zh"}) {
      const Plan plan = plan_of(spec, templates, language);
      for (const Scene& scene :
           {test::draw_wide(plan, templates), test::draw_narrow(plan, templates)}) {
        const std::string svg = write_svg(scene, *templates.theme("modern"));
        CHECK(elements(svg) < 1'500);
        for (const Diagnostic& found : lint::findings_in("", svg)) CHECK(found.message == "");
      }
    }
}

TEST_CASE("what is wrong with a paged cache has its place", "[kinds]") {
  const std::string start = "block: 4, pool: 9, ";
  const std::pair<std::string, std::string> cases[] = {
      {"block: 4, requests: {A: 5}",
       "3:26: missing pool: physical blocks (or state memory and a "
       "layout)"},
      {start,
       "3:26: missing requests: the requests that run, in their order (or steps that start "
       "them)"},
      {"block: 0, pool: 9, requests: {A: 5}",
       "3:26: block (0) is not between 1 and 4,096 tokens ()"},
      {start + "requests: {A: five}", "3:52: tokens (five) is not a whole number ()"},
      {start + "requests: {1: 5}",
       "3:49: \"1\" cannot name a request (a letter, then letters, "
       "digits, _ and -)"},
      {start + "requests: {A: {tokens: 5, shares: {B: 4}}, B: 5}",
       "3:73: no request \"B\" stands before A ()"},
      {start + "requests: {A: 5, B: {tokens: 6, shares: {A: 6}}}",
       "3:82: B shares 6 tokens with A, and A has 5 ()"},
      {start + "requests: {A: 5, B: {tokens: 3, shares: {A: 4}}}",
       "3:82: B shares 4 tokens with A, and B has 3 ()"},
      {start + "requests: {A: 5, B: 4}, place: {A: [0, 1]}",
       "3:55: place has no blocks for B (state those of every request, or of none)"},
      {start + "requests: {A: 5}, place: {A: [0]}",
       "3:68: A takes 2 blocks for 5 tokens, and 1 is stated ()"},
      {start + "requests: {A: 5}, place: {A: [0, 9]}",
       "3:71: block 9 is not in the pool, whose blocks are 0 to 8 ()"},
      {start + "requests: {A: 5}, place: {A: [0, 1], B: [2]}",
       "3:75: no request \"B\" is here (did you mean \"A\"?)"},
      {start + "requests: {A: 5, B: {tokens: 6, shares: {A: 4}}}, place: {A: [0, 1], B: [0, 1]}",
       "3:114: block 1 holds other tokens of A (B shares its first block with A, and no other)"},
      {start + "requests: {A: 30, B: 10}",
       "3:35: the pool of 9 blocks is too small: the requests take 11 (2 blocks are missing)"},
      {start + "requests: {A: 5}, memory: 1GiB",
       "3:64: pool and memory are both stated (leave one of them out)"},
      {"block: 4, memory: 1GiB, requests: {A: 5}",
       "3:37: memory needs a layout, which says how large a block is (add layout: NAME, or state "
       "pool in its place)"},
      {start + "steps: [{start: A}]", "3:54: start needs tokens: those of the prompt ()"},
      {start + "steps: [{tokens: 4}]", "3:46: a step needs one of start, grow, fork and end ()"},
      {start + "steps: [{start: A, tokens: 5, end: A}]",
       "3:73: a step has one of start and end (write two steps)"},
      {start + "steps: [{end: A}]", "3:46: no request \"A\" runs at this step ()"},
      {start + "requests: {A: 5}, steps: [{grow: A, to: 4}]",
       "3:64: A has more than 4 tokens already ()"},
      {start + "requests: {A: 5}, steps: [{start: A, tokens: 4}]",
       "3:64: a request \"A\" has started before ()"},
      {start + "steps: [{start: A, tokens: 40}]", "3:46: the pool of 9 blocks lacks 1 for A ()"},
      {start + "requests: {A: 1, B: 1, C: 1, D: 1, E: 1, F: 1, G: 1}",
       "3:26: 7 requests are too many to tell apart: at most 6 ()"}};
  for (const auto& [fields, message] : cases) CHECK(first_error(block(fields)) == message);
}
