// Caches against their context: curves, where they reach a capacity, and what stands at their ends.

#include "figures/growth/growth.h"

#include "annotate/annotate.h"
#include "lint/lint.h"
#include "report/numbers.h"
#include "support/scenes.h"
#include "svg/svg.h"

#include <catch2/catch.hpp>
#include <fmt/format.h>

namespace attnfig {
namespace {

using test::items;
using test::texts;

const std::string layouts =
    "layouts:\n"
    "  llama: {label: Llama, variant: gqa, q_heads: 64, kv_heads: 8, head_dim: 128, layers: 80, "
    "context: 128Ki}\n"
    "  full: {variant: gqa, q_heads: 32, kv_heads: 16, head_dim: 128}\n"
    "  local: {like: full, window: 1Ki}\n"
    "  gemma: {label: Gemma, pattern: [5 local, 1 full], layers: 62, context: 128Ki}\n"
    "  qfull: {variant: gqa, q_heads: 16, kv_heads: 2, head_dim: 256}\n"
    "  delta: {variant: gated_deltanet, k_heads: 16, v_heads: 32, head_dim: 128, conv_kernel: 4}\n"
    "  qwen: {label: Qwen, pattern: [3 delta, 1 qfull], layers: 48, context: 256Ki}\n";

Plan plan_of(const std::string& block, const std::string& more = layouts,
             const std::string& language = "en") {
  Templates templates(vocabulary());
  return read_plan("title: T\n" + more + "figures:\n  - growth" + block + "\n", "f", language,
                   templates);
}

const GrowthPlan& growth_of(const Plan& plan) {
  return test::figure_of<GrowthPlan>(plan);
}

Scene drawn(const Plan& plan) {
  Templates templates(vocabulary());
  return test::draw_wide(plan, templates);
}

Scene drawn_narrow(const Plan& plan) {
  Templates templates(vocabulary());
  return test::draw_narrow(plan, templates);
}

/// What stands under the name of a curve.
std::vector<std::string> notes(const CurvePlan& curve) {
  std::vector<std::string> all;
  for (const RichText& note : curve.notes) all.push_back(plain(note));
  return all;
}

const std::vector<Point>& points(const Item& item) {
  return std::get<Polyline>(item.shape).points;
}

using Texts = std::vector<std::string>;

TEST_CASE("curves end at the context of their model, and say what fills a device", "[unit]") {
  const Plan plan = plan_of(": {batch: 16, curves: [llama, gemma, qwen], capacity: {A100: 80GiB}}");
  const GrowthPlan& growth = growth_of(plan);
  CHECK(plain(growth.heading) == "KV cache of 16 sequences");
  CHECK(growth.scale == CurveScale::log);
  REQUIRE(growth.curves.size() == 3);
  CHECK(notes(growth.curves[0]) ==
        Texts{"16,384 tokens fill 80 GiB", "320 KiB a token", "every layer grows"});
  CHECK(notes(growth.curves[1]) == Texts{"60,211 tokens fill 80 GiB", "416 MiB + 80 KiB a token",
                                         "52 of 62 layers stop at 1,024"});
  CHECK(notes(growth.curves[2]) == Texts{"215,309 tokens fill 80 GiB", "73.7 MiB + 24 KiB a token",
                                         "36 of 48 layers never grow"});
  CHECK(plain(growth.curves[0].start) == "1.25 GiB at 256 tokens");
  CHECK(plain(growth.curves[2].end) == "97.2 GiB at 256Ki tokens");
  CHECK(growth.curves[1].crossings[0].at.tokens == Tokens(60'211));
  REQUIRE(growth.capacities.size() == 1);
  CHECK(plain(growth.capacities[0].amount) == "80 GiB");
  CHECK(plain(growth.capacities[0].device) == "one A100");
}

TEST_CASE("every layout with a context has a curve unless curves are listed", "[unit]") {
  const auto names = [](const Plan& plan) {
    Texts all;
    for (const CurvePlan& curve : growth_of(plan).curves)
      all.push_back(plan.layouts[curve.layout].name);
    return all;
  };
  CHECK(names(plan_of("")) == Texts{"llama", "gemma", "qwen"});
  CHECK(names(plan_of(": {to: 8Ki, curves: [qwen, {layout: llama}, gemma]}")) ==
        Texts{"qwen", "llama", "gemma"});
}

TEST_CASE("a curve may have its own name and note", "[unit]") {
  const Plan plan =
      plan_of(": {curves: [{layout: llama, label: L, note: '{cache.slope} each'}, gemma, qwen]}");
  const CurvePlan& curve = growth_of(plan).curves[0];
  CHECK(plain(curve.label) == "L");
  CHECK(notes(curve) == Texts{"320 KiB each"});
}

TEST_CASE("without a capacity a curve says what it ends at", "[unit]") {
  CHECK(notes(growth_of(plan_of("")).curves[0]) ==
        Texts{"40 GiB at 128Ki tokens", "320 KiB a token", "every layer grows"});
}

TEST_CASE("a curve that does not reach a capacity says nothing of it", "[unit]") {
  const Plan plan = plan_of(": {curves: [llama, qwen, gemma], capacity: [A100, H200, 30GiB]}");
  const GrowthPlan& growth = growth_of(plan);
  CHECK(notes(growth.curves[0])[0] == "98,304 tokens fill 30 GiB");
  CHECK(growth.curves[0].crossings.size() == 1);
  CHECK(growth.curves[1].crossings.empty());
  CHECK(notes(growth.curves[1])[0] == "6.07 GiB at 256Ki tokens");
  CHECK(plain(growth.capacities[1].device) == "one H200");
  CHECK(plain(growth.capacities[2].device).empty());
}

TEST_CASE("a device that not even states fit into, and what weights leave of one", "[unit]") {
  const std::string state =
      "layouts:\n"
      "  m: {variant: mamba2, q_heads: 64, head_dim: 64, state_dim: 128, conv_kernel: 4, layers: "
      "9, "
      "context: 8Ki}\n";
  const Plan small = plan_of(": {capacity: 1MiB}", state);
  CHECK(notes(growth_of(small).curves[0]) ==
        Texts{"does not fit into 1 MiB", "18.2 MiB at any length"});
  const std::string weighty =
      "layouts:\n"
      "  g: {variant: gqa, q_heads: 64, kv_heads: 8, head_dim: 128, layers: 80, context: 128Ki, "
      "weights: 70GiB}\n";
  CHECK(notes(growth_of(plan_of(": {capacity: A100}", weighty)).curves[0])[0] ==
        "32,768 tokens fill the 10 GiB that the weights leave of 80 GiB");
  CHECK(notes(growth_of(plan_of(": {capacity: 60GiB}", weighty)).curves[0])[0] ==
        "the weights leave nothing of 60 GiB");
}

TEST_CASE("ranks of tensor parallelism are shown one by one", "[unit]") {
  const std::string ranks =
      "layouts:\n"
      "  g: {variant: gqa, q_heads: 64, kv_heads: 8, head_dim: 128, layers: 80, context: 128Ki, "
      "tensor_parallel: 8}\n";
  const Plan plan = plan_of("", ranks);
  CHECK(plain(growth_of(plan).heading) == "KV cache of 1 sequence on each GPU, BF16");
  CHECK(plain(growth_of(plan).curves[0].end) == "5 GiB at 128Ki tokens");
}

TEST_CASE("axes are linear where amounts differ little, or where the spec says so", "[unit]") {
  const std::string little =
      "layouts:\n"
      "  g: {variant: gqa, q_heads: 8, kv_heads: 8, head_dim: 64, context: 4Ki}\n";
  CHECK(growth_of(plan_of(": {from: 1Ki}", little)).scale == CurveScale::linear);
  CHECK(growth_of(plan_of("", little)).scale == CurveScale::linear);
  CHECK(growth_of(plan_of(": {from: 16}", little)).scale == CurveScale::log);
  CHECK(growth_of(plan_of(": {scale: linear}")).scale == CurveScale::linear);
}

TEST_CASE("curves begin early where a context is short", "[unit]") {
  const auto start = [](const std::string& context) {
    const Plan plan = plan_of(
        "", "layouts:\n  g: {variant: mqa, q_heads: 1, head_dim: 8, context: " + context + "}\n");
    return growth_of(plan).curves[0].points.front().tokens.count();
  };
  CHECK(start("4Ki") == 256);
  CHECK(start("4095") == 128);
  CHECK(start("16") == 1);
  CHECK(start("2") == 1);
}

TEST_CASE("a cache that grows with each token is a diagonal", "[unit]") {
  const Scene scene = drawn(plan_of(": {curves: [llama, gemma, qwen], batch: 16}"));
  const std::vector<const Item*> curves = items(scene, "curve");
  REQUIRE(curves.size() == 3);
  const std::vector<Point>& line = points(*curves[0]);
  REQUIRE(line.size() == 2);
  CHECK(line[1].x - line[0].x == line[0].y - line[1].y);
}

TEST_CASE("dots mark where curves cross the line of a capacity", "[unit]") {
  const Scene scene = drawn(plan_of(": {batch: 16, curves: [llama, gemma, qwen], capacity: A100}"));
  const std::vector<const Item*> dots = items(scene, "dot");
  const std::vector<const Item*> lines = items(scene, "capacity");
  REQUIRE(dots.size() == 6);
  REQUIRE(lines.size() == 1);
  const Length height = points(*lines[0])[0].y;
  for (const std::size_t i : {std::size_t{0}, std::size_t{2}, std::size_t{4}}) {
    const Length off = std::get<Box>(dots[i]->shape).rect.centre().y - height;
    CHECK(off.hundredths() * off.hundredths() <= 1);
  }
}

TEST_CASE("texts at the ends keep their order and do not touch", "[unit]") {
  const Scene scene =
      drawn(plan_of(": {batch: 16, curves: [qwen, llama, gemma], capacity: [H100, A100]}"));
  const auto tops = [&](std::string_view mark) {
    std::vector<Length> all;
    for (const Item* item : items(scene, mark))
      all.push_back(extent(std::get<Label>(item->shape)).top());
    return all;
  };
  const std::vector<Length> names = tops("curve-name");
  const std::vector<Length> amounts = tops("capacity-amount");
  CHECK(texts(scene, "curve-name") == Texts{"Qwen", "Llama", "Gemma"});
  CHECK(names[1] < names[2]);
  CHECK(names[2] < names[0]);
  CHECK(names[0] < amounts[1]);
  CHECK(amounts[1] < amounts[0]);
  CHECK(texts(scene, "capacity-amount") == Texts{"79.6 GiB: one H100", "80 GiB: one A100"});
}

TEST_CASE("on a narrow page numbers stand at the ends, and texts below in their order", "[unit]") {
  const Scene scene =
      drawn_narrow(plan_of(": {batch: 16, curves: [qwen, llama, gemma], capacity: A100}"));
  CHECK(scene.size.width == Length::px(360));
  CHECK(texts(scene, "curve-name") ==
        Texts{"1", "1", "Qwen", "2", "2", "Llama", "3", "3", "Gemma"});
  std::vector<Length> tops;
  for (const Item* item : items(scene, "curve-name"))
    if (const auto& label = std::get<Label>(item->shape); plain(label.text).size() != 1)
      tops.push_back(label.at.y);
  CHECK(tops[1] < tops[2]);
  CHECK(tops[2] < tops[0]);
}

TEST_CASE("a page with room for no texts beside the plot has them below", "[unit]") {
  Templates templates(vocabulary());
  const Plan plan = plan_of("");
  const auto names = [&](int width) {
    return texts(draw(plan, *templates.language("en"), templates.theme("modern")->metrics,
                      Length::px(width)),
                 "curve-name")
        .size();
  };
  CHECK(names(688) == 3);
  CHECK(names(500) == 9);
}

TEST_CASE("the description has every number, the table every amount", "[unit]") {
  const Plan plan = plan_of(": {batch: 16, curves: [llama], capacity: A100}",
                            layouts.substr(0, layouts.find("  full:")));
  CHECK(drawn(plan).description ==
        "KV cache of 16 sequences, BF16, tokens in each sequence. Ticks of the axes: 1 GiB, 2 GiB, "
        "4 GiB, 8 GiB, 16 GiB, 32 GiB, 64 GiB, 128 GiB, 256 GiB, 512 GiB, 1 TiB, 256, 512, 1Ki, "
        "2Ki, 4Ki, 8Ki, 16Ki, 32Ki, 64Ki, 128Ki. 80 GiB: one A100. Llama: 1.25 GiB at 256 tokens, "
        "640 GiB at 128Ki tokens, 16,384 tokens fill 80 GiB, 320 KiB a token, every layer grows.");
  const std::vector<Texts> rows = {{"KV cache of 16 sequences, BF16", "Llama"},
                                   {"256", "1.25 GiB"},
                                   {"1Ki", "5 GiB"},
                                   {"4Ki", "20 GiB"},
                                   {"16Ki", "80 GiB"},
                                   {"64Ki", "320 GiB"},
                                   {"128Ki", "640 GiB"},
                                   {"", "16,384 tokens fill 80 GiB"},
                                   {"", "320 KiB a token"},
                                   {"", "every layer grows"}};
  CHECK(growth.table_of(plan, plan.figures[0].content) == rows);
}

TEST_CASE("a dot tells how the context that fills a device came about", "[unit]") {
  const Plan plan = plan_of(": {batch: 16, curves: [llama], capacity: A100}",
                            layouts.substr(0, layouts.find("  full:")));
  Templates templates(vocabulary());
  Scene scene = test::draw_wide(plan, templates);
  annotate(scene, plan, templates.language("en")->words);
  CHECK(items(scene, "curve")[0]->tooltip ==
        "Llama: 1.25 GiB at 256 tokens, 640 GiB at 128Ki tokens");
  CHECK(items(scene, "capacity")[0]->tooltip == "80 GiB: one A100");
  const std::string& told = items(scene, "dot")[0]->tooltip;
  INFO(told);
  CHECK(told.starts_with("Llama: 16,384 tokens fill 80 GiB\n"));
  CHECK(told.find("bits of 16,384 tokens = ") != std::string::npos);
}

TEST_CASE("numbers of a figure of growth are among those of its layouts", "[unit]") {
  const Plan plan = plan_of(": {batch: 16, capacity: A100}");
  Texts rows;
  for (const NumberCell& cell : numbers_of(plan))
    if (cell.quantity->name == "fit.context")
      rows.push_back(fmt::format("{} at {}: {}", cell.layout->name, cell.at,
                                 to_text(*cell.answer.result, "").value()));
  CHECK(rows == Texts{"llama at batch 16, memory 80 GiB: 16,384",
                      "gemma at batch 16, memory 80 GiB: 60,211",
                      "qwen at batch 16, memory 80 GiB: 215,309"});
}

TEST_CASE("lint finds nothing in figures of growth", "[unit]") {
  Templates templates(vocabulary());
  for (const std::string block :
       {": {batch: 16, capacity: A100}", ": {scale: linear}", ": {capacity: [A100, H100, 30GiB]}"})
    for (const std::string language : {"en", "zh"}) {
      const Plan plan = plan_of(block, layouts, language);
      for (const Scene& scene : {drawn(plan), drawn_narrow(plan)})
        for (const std::string theme : {"modern", "book", "print", "colourblind"})
          for (const Diagnostic& found :
               lint::findings_in("", write_svg(scene, *templates.theme(theme))))
            CHECK(found.message == "");
    }
}

}  // namespace
}  // namespace attnfig
