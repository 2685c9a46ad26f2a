// The tooltips of a figure.

#include "annotate/annotate.h"
#include "spec/templates.h"
#include "support/plans.h"
#include "support/renderer.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <map>

using namespace attnfig;

namespace {

Scene annotated(const std::string& spec, const std::string& language = "en") {
  Templates templates(vocabulary());
  const Plan plan = read_plan(spec, "f", language, templates);
  Scene scene = test::draw_wide(plan, templates);
  annotate(scene, plan, templates.language(language)->words);
  return scene;
}

/// The tooltips of all items of a mark, in their order.
std::vector<std::string> tooltips(const Scene& scene, std::string_view mark) {
  std::vector<std::string> all;
  for (const Group& group : scene.groups)
    for (const Item& item : group.items)
      if (item.mark.name == mark) all.push_back(item.tooltip);
  return all;
}

const std::string gqa =
    "title: T\n"
    "over: mha\n"
    "layouts:\n"
    "  mha: {q_heads: 4, head_dim: 8}\n"
    "  gqa: {like: mha, kv_heads: 2}\n"
    "panels: [gqa]\n";

const std::string mla =
    "page: strategy_chart\n"
    "title: T\n"
    "layouts:\n"
    "  mla: {q_heads: 2, head_dim: 8, latent_dim: 16, rope_dim: 4}\n"
    "panels: [mla]\n";

}  // namespace

TEST_CASE("a query head says what it reads", "[unit]") {
  CHECK(tooltips(annotated(gqa), "query-head") ==
        std::vector<std::string>{"Q head 1/4, reads KV head 1/2", "Q head 2/4, reads KV head 1/2",
                                 "Q head 3/4, reads KV head 2/2", "Q head 4/4, reads KV head 2/2"});
}

TEST_CASE("a convolution that sees one token keeps nothing of each channel", "[unit]") {
  const std::string figure = render(
      "page: strategy_chart\n"
      "title: T\n"
      "layouts:\n"
      "  short_conv: {width: 64, conv_kernel: 1}\n",
      {.tooltips = Tooltips::derivations});
  CHECK(figure.find("(1 − 1) × 16 = 0 bits") != std::string::npos);
}

TEST_CASE("a key and its value say who reads them and what each takes", "[unit]") {
  CHECK(tooltips(annotated(gqa), "key-head") ==
        std::vector<std::string>{
            "K head 1/2, read by Q heads 1–2/4\n"
            "bits of a key = head_dim × bf16 bits = 8 × 16 = 128 bits (16\u00A0B)",
            "K head 2/2, read by Q heads 3–4/4\n"
            "bits of a key = head_dim × bf16 bits = 8 × 16 = 128 bits (16\u00A0B)"});
  CHECK(tooltips(annotated(gqa), "value-head").back() ==
        "V head 2/2, read by Q heads 3–4/4\n"
        "bits of a value = head_dim × bf16 bits = 8 × 16 = 128 bits (16\u00A0B)");
}

TEST_CASE("what is re-made says from what", "[unit]") {
  const Scene drawn = annotated(mla);
  CHECK(tooltips(drawn, "remade-key").front() ==
        "K head 1/2, read by Q head 1/2\nre-made from latent, RoPE key, not cached");
  CHECK(
      tooltips(drawn, "latent") ==
      std::vector<std::string>{
          "latent 16\nbits of a latent = latent_dim × bf16 bits = 16 × 16 = 256 bits (32\u00A0B)"});
}

TEST_CASE("a number in a text says how it came about", "[unit]") {
  const Scene drawn = annotated(gqa);
  CHECK(tooltips(drawn, "row-label") ==
        std::vector<std::string>{"gqa.q_heads = 4", "gqa.kv_heads = 2"});
  CHECK(tooltips(drawn, "caption").front().find("gqa.cache.ratio over mha = ") !=
        std::string::npos);
}

TEST_CASE("a number in the figure's title says how it came about", "[unit]") {
  std::string titled = gqa;
  titled.replace(titled.find("title: T"), 8, "title: \"{gqa.q_heads} heads\"");
  CHECK(tooltips(annotated(titled), "title") == std::vector<std::string>{"gqa.q_heads = 4"});
}

TEST_CASE("what stands on a box says what the box says", "[unit]") {
  const Scene drawn = annotated(mla);
  const std::vector<std::string> labels = tooltips(drawn, "label");
  CHECK(std::find(labels.begin(), labels.end(), tooltips(drawn, "latent").front()) != labels.end());
  const Scene grouped = annotated(gqa);
  std::vector<std::string> boxes = tooltips(grouped, "key-head");
  for (std::string& box : tooltips(grouped, "value-head")) boxes.push_back(std::move(box));
  CHECK(tooltips(grouped, "label") == boxes);
}

TEST_CASE("what is left out and each kind of layers say how many", "[unit]") {
  const Scene drawn =
      annotated("title: T\nlayouts:\n  mha: {q_heads: 128, head_dim: 4}\npanels: [mha]\n");
  CHECK(tooltips(drawn, "left-out").front() == "124 heads not drawn");
  const Scene hybrid = annotated(
      "title: T\nlayouts:\n  local: {variant: mqa, q_heads: 2, head_dim: 4, window: 8}\n"
      "  full: {variant: mqa, q_heads: 2, head_dim: 4}\n"
      "  both: {layers: 6, pattern: [local, local, full]}\npanels: [both]\n");
  CHECK(tooltips(hybrid, "layer-label").back() ==
        "Full attention: layers = 2\n"
        "bits of a key = head_dim × bf16 bits = 4 × 16 = 64 bits (8\u00A0B)\n"
        "bits of a value = head_dim × bf16 bits = 4 × 16 = 64 bits (8\u00A0B)");
}

TEST_CASE("tooltips are in the figure's language where they are words", "[unit]") {
  CHECK(tooltips(annotated(gqa, "zh"), "query-head").front() == "Q 头 1/4，读取 KV 头 1/2");
}

TEST_CASE("an entry at a context of its own says how its number came about there", "[unit]") {
  const Scene drawn = annotated(
      "title: T\n"
      "layouts: {mha: {q_heads: 2, head_dim: 8, context: 1Ki}}\n"
      "panels: [mha]\n"
      "summary: {entries: [{layout: mha, context: 64}, mha]}\n");
  const std::vector<std::string> amounts = tooltips(drawn, "amount");
  REQUIRE(amounts.size() == 2);
  CHECK(amounts[0].ends_with(" = 1 × 32,768 = 32,768 bits (4\u00A0KiB)"));
  CHECK(amounts[1].ends_with(" = 1 × 524,288 = 524,288 bits (64\u00A0KiB)"));
}

TEST_CASE("a number that is compared is data for programs", "[unit]") {
  const Scene drawn = annotated(
      "title: T\n"
      "layouts: {mha: {label: Full, q_heads: 2, head_dim: 8, context: 1Ki}}\n"
      "panels: [mha]\n"
      "summary: {entries: [mha, {layout: mha, context: 64}]}\n");
  std::vector<std::vector<Datum>> data;
  for (const Group& group : drawn.groups)
    for (const Item& item : group.items)
      if (!item.data.empty()) data.push_back(item.data);
  CHECK(data == std::vector<std::vector<Datum>>{
                    {{"fact", "mha.cache.total"},
                     {"value", "524288 bits"},
                     {"given", "batch=1 layers=1 context=1024 q_heads=2 head_dim=8"},
                     {"label", "Full"}},
                    {{"fact", "mha.cache.total at 64"},
                     {"value", "32768 bits"},
                     {"given", "batch=1 layers=1 context=64 q_heads=2 head_dim=8"},
                     {"label", "Full"}}});
}

TEST_CASE("a field of several kinds of layers is data once where it is the same", "[unit]") {
  const Scene drawn = annotated(
      "title: T\n"
      "layouts:\n"
      "  local: {variant: mqa, q_heads: 2, head_dim: 4, window: 8}\n"
      "  full: {variant: mqa, q_heads: 2, head_dim: 8}\n"
      "  both: {layers: 2, pattern: [local, full], context: 64}\n"
      "panels: [both]\n"
      "summary: {entries: [both]}\n");
  std::vector<std::string> given;
  for (const Group& group : drawn.groups)
    for (const Item& item : group.items)
      for (const Datum& datum : item.data)
        if (datum.key == "given") given.push_back(datum.value);
  CHECK(given == std::vector<std::string>{"batch=1 context=64 window=8 head_dim=4 head_dim=8"});
}

TEST_CASE("annotating a scene changes nothing that is drawn", "[unit]") {
  Templates templates(vocabulary());
  const Plan plan = read_plan(mla, "f", "en", templates);
  Scene with = annotated(mla);
  for (Group& group : with.groups)
    for (Item& item : group.items) {
      item.tooltip.clear();
      item.data.clear();
    }
  CHECK(with == test::draw_wide(plan, templates));
}

TEST_CASE("a tooltip is the first child of what it is about", "[unit]") {
  const std::string svg = render(gqa, {.name = "f", .tooltips = Tooltips::derivations});
  CHECK(svg.find("rx=\"4\"><title>Q head 1/4, reads KV head 1/2</title></rect>") !=
        std::string::npos);
  CHECK(svg.find("class=\"row-label\" fill=\"#567\"><title>gqa.q_heads = 4</title>4 query heads") !=
        std::string::npos);
}
