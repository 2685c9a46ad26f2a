// Figures for pages of several widths: panels one below the other on narrow ones.

#include "figures/draw_input.h"
#include "spec/templates.h"
#include "support/plans.h"

#include <catch2/catch.hpp>

#include <set>

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

Scene on_page(const Plan& plan, int width) {
  Templates templates(vocabulary());
  return draw(plan, *templates.language("en"), templates.theme("modern")->metrics,
              Length::px(width));
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

/// Bars, each from its first corner to the opposite one.
std::vector<Rect> bars(const Scene& scene, std::string_view mark) {
  std::vector<Rect> found;
  for (const Group& group : scene.groups)
    for (const Item& item : group.items)
      if (const auto* bar = std::get_if<Polygon>(&item.shape); bar && item.mark.name == mark)
        found.push_back(
            {bar->points[0],
             {bar->points[2].x - bar->points[0].x, bar->points[2].y - bar->points[0].y}});
  return found;
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("stacked texts share a left edge, and drawings stand in the middle", "[unit]") {
  const Scene scene = narrow(plan_of("page: strategy_chart\n"));
  CHECK(scene.size.width == Length::px(360));
  CHECK(texts(scene, "title") == Texts{"8,24 T"});
  CHECK(texts(scene, "panel-title") == Texts{"8,58 MHA", "8,276 MLA"});
  CHECK(texts(scene, "row-label") == Texts{"180,86 128 query heads", "180,200 128 KV heads of 128",
                                           "180,304 128 query heads",
                                           "180,498 latent 512, RoPE key 64"});
  CHECK(texts(scene, "caption") ==
        Texts{"8,238 32,768 elements per token and layer", "8,536 98.2 % less than MHA"});
  const std::vector<Rect> bands = boxes(scene, "panel");
  REQUIRE(bands.size() == 2);
  for (const Rect& band : bands) {
    CHECK(band.left() == Length::px(8));
    CHECK(band.right() == Length::px(352));
  }
}

TEST_CASE("a page of 480 px is the first with panels side by side", "[unit]") {
  const auto tops = [](const Scene& scene) {
    std::set<Length> rows;
    for (const Rect& head : boxes(scene, "query-head")) rows.insert(head.top());
    return rows.size();
  };
  const Plan plan = plan_of("");
  CHECK(tops(on_page(plan, 479)) == 2);
  CHECK(tops(on_page(plan, 480)) == 1);
}

TEST_CASE("a list has label and number in a line, derivation and bar below", "[unit]") {
  const Scene scene = narrow(plan_of("page: strategy_chart\nsummary: {entries: [mha, mla]}\n"));
  const std::vector<Rect> keys = bars(scene, "bar-key");
  const std::vector<Rect> latents = bars(scene, "bar-latent");
  const std::vector<Rect> cards = boxes(scene, "card");
  REQUIRE(keys.size() == 1);
  REQUIRE(latents.size() == 1);
  REQUIRE(cards.size() == 1);
  CHECK(texts(scene, "entry") == Texts{"18,652 MHA", "18,710 MLA"});
  CHECK(texts(scene, "detail") == Texts{"18,668 2 × q_heads × head_dim = 2 × 128 × 128",
                                        "18,726 latent_dim + rope_dim = 512 + 64"});
  CHECK(texts(scene, "amount") == Texts{"342,652 32,768", "342,710 576"});
  CHECK(texts(scene, "tick") ==
        Texts{"18,769 0", "99,769 10k", "180,769 20k", "261,769 30k", "342,769 40k"});
  CHECK(keys[0].left() == cards[0].left() + Length::px(10));
  CHECK(latents[0].left() == keys[0].left());
  // The axis ends at 40k where the card allows.
  CHECK(keys[0].size.width == Length::hundredths(32400 * 16384 / 40000));
}

TEST_CASE("summaries of all pages become the same list", "[unit]") {
  const std::string entries = "summary: {entries: [mha, mla]}\n";
  for (const std::string page : {"head_sharing", "strategy_chart"}) {
    INFO(page);
    const Scene scene = narrow(plan_of("page: " + page + "\n" + entries));
    CHECK(texts(scene, "amount").size() == 2);
    CHECK(bars(scene, "bar-key").size() == 1);
    CHECK(bars(scene, "bar-latent").size() == 1);
  }
}

TEST_CASE("a word that does not fit makes a narrow figure as wide as it needs", "[unit]") {
  const std::string word(60, 'm');  // 0.889 em each, in bold
  const Scene scene = narrow(
      plan_of("page: strategy_chart\nsummary: {title: " + word + ", entries: [mha, mla]}\n"));
  // 60 × 12 px × 0.889, to an even width, and 18 px on each side
  CHECK(to_text(scene.size.width) == "678");
}

TEST_CASE("a label that does not fit makes room for its number too", "[unit]") {
  const std::string word(40, 'm');  // 0.833 em each
  const Scene scene = narrow(plan_of(
      "page: strategy_chart\nsummary: {entries: [{layout: mha, label: " + word + "}, mla]}\n"));
  // 40 × 12 px × 0.833, 12 px, 38 px for "32,768", and 18 px on each side
  CHECK(to_text(scene.size.width) == "486");
}

TEST_CASE("a figure is as wide as its page, and wider only for a row at its least sizes",
          "[unit]") {
  Templates templates(vocabulary());
  const auto [page, expected] = GENERATE(table<int, std::string>({
      {240, "292"},  // 16 heads, 15 gaps, the band's insets and the margins
      {292, "292"},
      {600, "600"},
      {688, "688"},
      {2000, "2000"},
  }));
  const Plan plan = read_plan("title: T\nlayouts: {a: {variant: mha, q_heads: 16, head_dim: 64}}\n",
                              "f", "en", templates);
  CHECK(to_text(on_page(plan, page).size.width) == expected);
}
