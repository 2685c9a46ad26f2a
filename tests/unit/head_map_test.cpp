// What an author may add to a map of heads: a path that stands out, colours of groups, sizes,
// notes with a line to what they are about.

#include "figures/head_map/head_row.h"
#include "spec/plan.h"
#include "spec/templates.h"
#include "support/scenes.h"
#include "svg/style.h"

#include <catch2/catch.hpp>

using namespace attnfig;

namespace {

using test::items;
using test::texts;

constexpr std::string_view two_groups = "layouts:\n  gqa: {q_heads: 4, kv_heads: 2, head_dim: 8}\n";
constexpr std::string_view many_heads =
    "layouts:\n  gqa: {q_heads: 64, kv_heads: 8, head_dim: 128}\n";
constexpr std::string_view latents =
    "layouts:\n  mla: {q_heads: 16, head_dim: 128, latent_dim: 512, rope_dim: 64}\n";

Scene drawn(std::string_view layouts, const std::string& rest) {
  Templates templates(vocabulary());
  const Plan plan = read_plan("title: T\n" + std::string(layouts) + rest, "f", "en", templates);
  return test::draw_wide(plan, templates);
}

/// The items that a test accepts, as classes and what they stand for or are about: "query-head 3".
template <class Test>
std::vector<std::string> items_where(const Scene& scene, Test test) {
  std::vector<std::string> found;
  for (const Group& group : scene.groups)
    for (const Item& item : group.items)
      if (test(item)) {
        const bool is_head = item.stands_for.begin() != item.stands_for.end();
        const int number = is_head ? item.stands_for.begin()->number : item.about.number;
        found.push_back(std::string(item.mark.name) + " " + std::to_string(number));
      }
  return found;
}

std::vector<std::string> of_prominence(const Scene& scene, Prominence prominence) {
  return items_where(
      scene, [&](const Item& item) { return item.prominence == prominence && !item.mark.is_text; });
}

/// The query heads that are drawn.
std::vector<int> heads(const Scene& scene) {
  std::vector<int> found;
  for (const Item* item : items(scene, "query-head"))
    found.push_back(item->stands_for.begin()->number);
  return found;
}

/// Where leaders stand.
std::vector<Length> leaders(const Scene& scene) {
  std::vector<Length> found;
  for (const Item* item : items(scene, "leader"))
    found.push_back(std::get<Polyline>(item->shape).points.front().x);
  return found;
}

Length middle_of(const Scene& scene, std::string_view mark, int number) {
  for (const Group& group : scene.groups)
    for (const Item& item : group.items)
      if (const auto* box = std::get_if<Box>(&item.shape); box && item.mark.name == mark)
        if (item.about.number == number ||
            (item.mark.name == "query-head" && item.stands_for.begin()->number == number))
          return box->rect.centre().x;
  return {};
}

using Strings = std::vector<std::string>;

}  // namespace

TEST_CASE("a highlighted head's path is strong and all others are faint", "[unit]") {
  const Scene scene = drawn(two_groups, "highlight: 3\n");
  CHECK(of_prominence(scene, Prominence::strong) ==
        Strings{"query-head 3", "sharing-line 3", "sharing-line 2", "key-head 2", "value-head 2"});
  CHECK(of_prominence(scene, Prominence::faint) ==
        Strings{"query-head 1", "query-head 2", "query-head 4", "sharing-line 1", "sharing-line 2",
                "sharing-line 1", "sharing-line 4", "key-head 1", "value-head 1"});
}

TEST_CASE("a highlight of a panel is stated in place of that of all", "[unit]") {
  const Scene scene =
      drawn(two_groups, "highlight: 3\npanels: [{layout: gqa, highlight: {head: 1}}]\n");
  CHECK(of_prominence(scene, Prominence::strong).front() == "query-head 1");
}

TEST_CASE("without a highlight all items are as usual", "[unit]") {
  const Scene scene = drawn(two_groups, "");
  CHECK(of_prominence(scene, Prominence::strong).empty());
  CHECK(of_prominence(scene, Prominence::faint).empty());
}

TEST_CASE("a highlighted head is drawn where others are left out", "[unit]") {
  const std::vector<int> usual = heads(drawn(many_heads, ""));
  REQUIRE(std::count(usual.begin(), usual.end(), 29) == 0);
  const std::vector<int> shown = heads(drawn(many_heads, "highlight: 29\n"));
  CHECK(std::count(shown.begin(), shown.end(), 29) == 1);
  CHECK(shown.size() == usual.size());
  CHECK(std::is_sorted(shown.begin(), shown.end()));
}

TEST_CASE("heads have the colours of their groups when an author says so", "[unit]") {
  const Scene scene = drawn(two_groups, "color_by: group\n");
  std::vector<int> series;
  for (const Group& group : scene.groups)
    for (const Item& item : group.items)
      if (item.mark.name == "grouped-head") series.push_back(item.series);
  CHECK(series == std::vector<int>{1, 1, 2, 2});
  CHECK(heads(scene).empty());
}

TEST_CASE("heads that read a key each, or all the same, have no colours of groups", "[unit]") {
  CHECK(heads(drawn("layouts:\n  mha: {q_heads: 4, head_dim: 8}\n", "color_by: group\n")).size() ==
        4);
  CHECK(heads(drawn("layouts:\n  mqa: {q_heads: 4, head_dim: 8}\n", "color_by: group\n")).size() ==
        4);
}

TEST_CASE("brackets say how many elements queries and what is cached have", "[unit]") {
  CHECK(texts(drawn(two_groups, "dimensions: true\n"), "size") ==
        Strings{"4 × 8 = 32", "2 × 2 × 8 = 32"});
  CHECK(texts(drawn(latents, "dimensions: true\n"), "size") ==
        Strings{"16 × 192 = 3,072", "512", "64"});
  CHECK(texts(drawn(two_groups, ""), "size").empty());
}

TEST_CASE("a note with a place has a line to the middle of what it is about", "[unit]") {
  const auto note = [](const std::string& at) {
    return "panels: [{layout: gqa, note: {at: " + at + ", text: Here}}]\n";
  };
  const Scene at_key = drawn(two_groups, note("key 2"));
  CHECK(texts(at_key, "note") == Strings{"Here", "In the band: what is cached."});
  CHECK(leaders(at_key) == std::vector<Length>{middle_of(at_key, "key-head", 2)});
  const Scene at_query = drawn(two_groups, note("query 4"));
  CHECK(leaders(at_query) == std::vector<Length>{middle_of(at_query, "query-head", 4)});
}

TEST_CASE("a note finds a latent by its name", "[unit]") {
  const Scene scene = drawn(latents, "panels: [{layout: mla, note: {at: latent, text: Here}}]\n");
  CHECK(leaders(scene) == std::vector<Length>{middle_of(scene, "latent", 1)});
}

TEST_CASE("what an author adds is in the description", "[unit]") {
  const Scene scene = drawn(two_groups, "highlight: 3\ndimensions: true\n");
  const std::string& text = scene.description;
  CHECK(text.find("standing out: Q head 3/4, reads KV head 2/2") != std::string::npos);
  CHECK(text.find("queries of 4 × 8 = 32 elements") != std::string::npos);
  CHECK(text.find("cached: 2 × 2 × 8 = 32 elements") != std::string::npos);
}

TEST_CASE("sizes that a spec states are those of its figure", "[unit]") {
  Templates templates(vocabulary());
  const Plan plan = read_plan(
      "title: T\n" + std::string(two_groups) + "metrics: {title_size: 22}\n", "f", "en", templates);
  const Metrics& usual = templates.theme("modern")->metrics;
  CHECK(with_stated(usual, plan.metrics)[metric::title_size] == Length::px(22));
  CHECK(usual[metric::title_size] != Length::px(22));
}
