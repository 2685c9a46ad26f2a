// Panels one below the other, and the list that takes the place of a summary there.

#include "figures/draw_input.h"
#include "spec/templates.h"
#include "support/plans.h"

#include <catch2/catch.hpp>

#include <map>

using namespace attnfig;

namespace {

constexpr std::string_view layouts =
    "layouts:\n"
    "  mha: {q_heads: 128, head_dim: 128, layers: 2, context: 1k}\n"
    "  mla: {like: mha, latent_dim: 512, rope_dim: 64}\n"
    "panels: [mha, mla]\n";

Plan plan_of(const std::string& rest) {
  Templates templates(vocabulary());
  return read_plan("title: T\nover: mha\n" + std::string(layouts) + rest, "f", "en", templates);
}

Scene narrow(const Plan& plan) {
  Templates templates(vocabulary());
  return test::draw_narrow(plan, templates);
}

/// Texts of a mark, each with its place: "18,24 T".
std::vector<std::string> texts(const Scene& scene, std::string_view mark) {
  std::vector<std::string> found;
  for (const Group& group : scene.groups)
    for (const Item& item : group.items)
      if (const auto* label = std::get_if<Label>(&item.shape); label && item.mark.name == mark)
        found.push_back(to_text(label->at.x) + "," + to_text(label->at.y) + " " +
                        plain(label->text));
  return found;
}

std::vector<Rect> boxes(const Scene& scene, std::string_view mark) {
  std::vector<Rect> found;
  for (const Group& group : scene.groups)
    for (const Item& item : group.items)
      if (const Box* box = std::get_if<Box>(&item.shape); box && item.mark.name == mark)
        found.push_back(box->rect);
  return found;
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("stacked panels have the rows and labels that they need themselves", "[unit]") {
  const Scene scene = narrow(plan_of("page: strategy_chart\n"));
  CHECK(scene.size.width == Length::px(360));
  CHECK(texts(scene, "row-label") == Texts{"18,98 Q heads", "18,164 K heads", "18,230 V heads",
                                           "18,364 Q heads", "18,430 K heads", "18,482 Shared",
                                           "18,534 V heads"});
  const std::vector<Rect> panels = boxes(scene, "panel");
  REQUIRE(panels.size() == 2);
  CHECK(panels[0].left() == Length::px(8));
  CHECK(panels[0].right() == Length::px(352));
  CHECK(panels[1].left() == panels[0].left());
  CHECK(panels[1].right() == panels[0].right());
  CHECK(panels[1].top() - panels[0].bottom() == Length::px(12));
}

TEST_CASE("lines mark stacked panels in the middle between them", "[unit]") {
  const Scene scene = narrow(plan_of(""));
  std::vector<std::vector<Point>> dividers;
  for (const Group& group : scene.groups)
    for (const Item& item : group.items)
      if (item.mark.name == "divider") dividers.push_back(std::get<Polyline>(item.shape).points);
  REQUIRE(dividers.size() == 1);
  CHECK(dividers[0].front().x == Length::px(8));
  CHECK(dividers[0].back().x == Length::px(352));
  CHECK(dividers[0].front().y == dividers[0].back().y);
}

TEST_CASE("a list has label and number in a line, derivation and bar below", "[unit]") {
  const Scene scene = narrow(plan_of("page: strategy_chart\nsummary: {entries: [mha, mla]}\n"));
  const std::vector<Rect> bars = boxes(scene, "bar");
  const std::vector<Rect> cards = boxes(scene, "card");
  const Texts labels = texts(scene, "entry");
  const Texts details = texts(scene, "detail");
  const Texts values = texts(scene, "amount");
  REQUIRE(bars.size() == 2);
  REQUIRE(cards.size() == 1);
  CHECK(labels == Texts{"18,669 MHA", "18,727 MLA"});
  CHECK(details == Texts{"18,686 2 × q_heads × head_dim = 2 × 128 × 128",
                         "18,744 latent_dim + rope_dim = 512 + 64"});
  CHECK(values == Texts{"342,670 32,768", "342,728 576"});
  // The largest is as long as the card allows, and the others are in proportion.
  CHECK(bars[0].left() == cards[0].left() + Length::px(10));
  CHECK(bars[0].right() == cards[0].right() - Length::px(10));
  CHECK(bars[1].size.width == Length::hundredths((32400 * 576 + 16384) / 32768));
}

TEST_CASE("both summaries become the same list", "[unit]") {
  const std::string entries = "summary: {entries: [mha, mla]}\n";
  for (const std::string page : {"head_sharing", "strategy_chart"}) {
    INFO(page);
    const Scene scene = narrow(plan_of("page: " + page + "\n" + entries));
    CHECK(texts(scene, "amount").size() == 2);
    CHECK(boxes(scene, "bar").size() == 2);
  }
}

TEST_CASE("a word that does not fit makes a narrow figure as wide as it needs", "[unit]") {
  const std::string word(60, 'm');  // 0.833 em each
  const Scene scene = narrow(
      plan_of("page: strategy_chart\nsummary: {title: " + word + ", entries: [mha, mla]}\n"));
  // 60 × 12 px × 0.833, and 18 px on each side
  CHECK(scene.size.width == Length::px(636));
}

TEST_CASE("a theme may ask for wide figures of a least width", "[unit]") {
  Templates templates(vocabulary());
  Metrics metrics = templates.theme("modern")->metrics;
  const Plan plan = plan_of("");
  const Language& english = *templates.language("en");
  const Length usual = draw(plan, english, metrics).size.width;
  metrics.set("page_width", usual - Length::px(100));
  CHECK(draw(plan, english, metrics).size.width == usual);
  metrics.set("page_width", usual + Length::px(100));
  CHECK(draw(plan, english, metrics).size.width == usual + Length::px(100));
}
