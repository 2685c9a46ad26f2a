#include "spec/embedded.h"
#include "spec/templates.h"
#include "support/font_size.h"
#include "support/plans.h"
#include "support/renderer.h"
#include "svg/svg.h"

#include <catch2/catch.hpp>

using namespace attnfig;

namespace {

Scene scene_of(const std::vector<Item>& items) {
  return {.size = {Length::px(10), Length::px(10)},
          .name = "f",
          .language = "en",
          .fonts = "",
          .text_size = Length::px(12),
          .title = "T",
          .groups = {{.label = "", .items = items}}};
}

std::string svg(const std::vector<Item>& items) {
  Templates templates(vocabulary());
  return write_svg(scene_of(items), *templates.theme("modern"));
}

std::string svg(const Item& item) {
  return svg(std::vector<Item>{item});
}

bool holds(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

constexpr Mark note = {.name = "note", .fill = Ink::quiet, .is_text = true};
constexpr Mark query_head = {.name = "query-head", .fill = Ink::query, .edge = Ink::query_edge};
constexpr Mark dashed = {.name = "remade-key", .edge = Ink::line, .dashed = true};
constexpr Mark sharing_line = {.name = "sharing-line", .edge = Ink::line};
constexpr Mark convolution = {
    .name = "convolution", .fill = Ink::convolution, .edge = Ink::convolution_edge};

Item label(const RichText& text) {
  return {.mark = note,
          .shape = Label{
              {Length::px(1), Length::px(2)}, Anchor::middle, test::px(12), Weight::regular, text}};
}

Item line(int head, const std::vector<Point>& points) {
  Item item{.mark = sharing_line, .shape = Polyline{points}};
  if (head != 0) item.stands_for = {{"head", head}};
  return item;
}

constexpr Point at(int x, int y) {
  return {Length::px(x), Length::px(y)};
}

/// Boxes of heads 1, 2 and 4 from x on.
std::vector<Item> row(const Mark& mark, int x) {
  std::vector<Item> boxes;
  for (const int head : {1, 2, 4}) {
    Item& box = boxes.emplace_back();
    box.mark = mark;
    box.stands_for = {{"head", head}};
    box.shape = Box{{at(x + head, 7), {Length::px(1), Length::px(2)}}, Length()};
  }
  return boxes;
}

std::vector<Item> joined(std::vector<Item> first, const std::vector<Item>& second) {
  first.insert(first.end(), second.begin(), second.end());
  return first;
}

}  // namespace

TEST_CASE("text is escaped and nothing else", "[unit]") {
  CHECK(
      holds(svg(label({{"</text><script>&\"'"}})), ">&lt;/text&gt;&lt;script&gt;&amp;\"'</text>"));
  CHECK(holds(svg(label({{"x]]>y --"}})), ">x]]&gt;y --</text>"));
}

TEST_CASE("scripts are spans that move the pen and bring it back", "[unit]") {
  CHECK(holds(svg(label({{"K"}, {"1", Script::subscript}, {"t"}})),
              ">K<tspan dy=\"2.4\" font-size=\"9\">1</tspan><tspan dy=\"-2.4\">t</tspan></text>"));
  CHECK(holds(svg(label({{"W"}, {"K", Script::superscript}})),
              ">W<tspan dy=\"-4.2\" font-size=\"9\">K</tspan></text>"));
}

TEST_CASE("a box says what it stands for", "[unit]") {
  const Item box{
      .mark = query_head,
      .stands_for = {{"head", 5}, {"group", 2}},
      .shape = Box{{{Length::px(1), Length::px(2)}, {Length::px(3), Length::px(4)}}, Length()}};
  CHECK(holds(svg(box),
              "<rect x=\"1\" y=\"2\" width=\"3\" height=\"4\" data-head=\"5\" data-group=\"2\" "
              "class=\"query-head\""));
}

TEST_CASE("a mark and a meaning of which no figure has heard are drawn", "[unit]") {
  const Mark page_mark = {
      .name = "free-page", .fill = Ink::card, .edge = Ink::value_edge, .dashed = true};
  const auto page = [&](int number) {
    return Item{.mark = page_mark,
                .stands_for = {{"block", number}},
                .shape = Box{{at(number, 1), {Length::px(1), Length::px(1)}}, Length()}};
  };
  const std::string text = svg({page(7), page(8), page(2)});
  CHECK(holds(text,
              "\n<g data-block=\"7-8 2\" class=\"free-page\" fill=\"#f5f7fa\" "
              "stroke=\"#176\" stroke-dasharray=\"3 2\">"));
  CHECK(holds(text, "\n#f .free-page{fill:#2a2f3a;stroke:#aec}"));
}

TEST_CASE("further pieces of one thing are said once", "[unit]") {
  const auto piece = [&](int layer, int x) {
    return Item{.mark = query_head,
                .stands_for = {{"layer", layer}},
                .shape = Box{{at(x, 1), {Length::px(1), Length::px(1)}}, Length()}};
  };
  CHECK(holds(svg({piece(3, 1), piece(3, 3), piece(9, 5)}), "data-layer=\"3 9\""));
}

TEST_CASE("a theme gives a mark colours of its own", "[unit]") {
  std::string theme(embedded_template("themes/modern.yaml"));
  theme += "marks:\n  query-head: {fill: [\"#abcdef\", \"#123456\"]}\n";
  Vocabulary words = vocabulary();
  words.add({}, {}, {&query_head, 1});
  Templates templates(words, {{"themes/own.yaml", theme}});
  const std::string text = write_svg(scene_of(row(query_head, 1)), *templates.theme("own"));
  CHECK(holds(text, "class=\"query-head\" fill=\"#abcdef\" stroke=\"#38e\""));
  CHECK(holds(text, "#f .query-head{fill:#123456;stroke:#6af}"));
}

TEST_CASE("lines of one look are one path, which lists their heads", "[unit]") {
  CHECK(holds(svg({line(1, {at(1, 2), at(1, 9)}), line(2, {at(4, 2), at(6, 1), at(9, 1)}),
                   line(7, {at(3, 3), at(2, 4), at(2, 2)})}),
              "\n<path d=\"m1 2v7m3-7 2-1h3m-6 2-1 1v-2\" data-head=\"1-2 7\" class="));
}

TEST_CASE("a path goes on from where a polygon starts", "[unit]") {
  const Mark arrow = {.name = "making-line", .fill = Ink::latent_edge};
  const Item polygon{.mark = arrow, .shape = Polygon{{at(1, 1), at(3, 1), at(2, 4)}}};
  CHECK(holds(svg({polygon, polygon}), "d=\"m1 1h2l-1 3zm0 0h2l-1 3z\" class=\"making-line\""));
}

TEST_CASE("a line that comes back to its start is closed and goes on", "[unit]") {
  CHECK(holds(svg(line(0, {at(5, 1), at(8, 7), at(2, 7), at(5, 1), at(5, 9)})),
              "d=\"m5 1 3 6h-6zv8\" class=\"sharing-line\""));
}

TEST_CASE("what stands for a head is no neighbour of what stands for a group", "[unit]") {
  Item of_group = line(0, {at(2, 2), at(2, 9)});
  of_group.stands_for = {{"group", 3}};
  const std::string text = svg({line(1, {at(1, 2), at(1, 9)}), of_group});
  CHECK(holds(text, "<path d=\"m1 2v7\" data-head=\"1\" class="));
  CHECK(holds(text, "<path d=\"m2 2v7\" data-group=\"3\" class="));
}

TEST_CASE("a row of boxes is a group that lists its heads", "[unit]") {
  const std::string text = svg(row(query_head, 2));
  CHECK(holds(text, "\n<g data-head=\"1-2 4\" class=\"query-head\""));
  CHECK(holds(text, "\n<rect x=\"6\" y=\"7\" width=\"1\" height=\"2\"/>\n</g>\n"));
  CHECK(!holds(text, "<defs>"));
}

TEST_CASE("a row that occurs again is defined once and has its look where it is used", "[unit]") {
  const std::string text = svg(joined(row(query_head, 2), row(dashed, 5)));
  CHECK(holds(text,
              "\n<defs>\n<g id=\"f--1\" data-head=\"1-2 4\">\n<rect width=\"1\" height=\"2\"/>\n"
              "<rect x=\"1\" width=\"1\" height=\"2\"/>\n<rect x=\"3\" width=\"1\" height=\"2\"/>\n"
              "</g>\n</defs>\n"));
  CHECK(holds(text, "\n<use xlink:href=\"#f--1\" x=\"3\" y=\"7\" class=\"query-head\" fill="));
  CHECK(holds(text, "\n<use xlink:href=\"#f--1\" x=\"6\" y=\"7\" class=\"remade-key\" stroke="));
}

TEST_CASE("the root binds the prefix of xlink:href where a row is used", "[unit]") {
  const std::string binding = " xmlns:xlink=\"http://www.w3.org/1999/xlink\">\n<title";
  CHECK(holds(svg(joined(row(query_head, 2), row(dashed, 5))), binding));
  CHECK(!holds(svg(row(query_head, 2)), "xlink"));
}

TEST_CASE("the root names title and description and ends with a generic family", "[unit]") {
  const std::string text = svg(label({{"x"}}));
  CHECK(holds(text, "role=\"img\" aria-labelledby=\"f--t f--d\" lang=\"en\""));
  CHECK(holds(text, "\n<title id=\"f--t\">T</title>\n<desc id=\"f--d\"></desc>\n"));
  CHECK(holds(text, ", sans-serif\""));
}

TEST_CASE("dark colours stand in one media block, under the figure's id", "[unit]") {
  const std::string text = svg(label({{"x"}}));
  CHECK(holds(text, "@media (prefers-color-scheme:dark){\n#f .note{fill:#bbc}}"));
}

TEST_CASE("the library renders, and throws what is wrong with the place", "[unit]") {
  CHECK(render("title: T\nlayouts:\n  mha: {q_heads: 8, head_dim: 4}\n").starts_with("<svg "));
  try {
    render("title: T\n");
    FAIL("no error");
  } catch (const InputError& error) {
    REQUIRE(error.diagnostics().size() == 1);
    CHECK(error.diagnostics()[0].range.begin.line == 1);
    CHECK(std::string(error.what()).starts_with("spec:1:1: error: missing layouts"));
  }
}

TEST_CASE("a hatched role is filled with a pattern, once a figure and with its dark colours",
          "[unit]") {
  std::string theme(embedded_template("themes/modern.yaml"));
  const std::size_t plain = theme.find("  convolution: {");
  REQUIRE(plain != std::string::npos);
  theme.replace(plain, theme.find('\n', plain) - plain,
                R"(  convolution: {fill: ["#ffffff", "#1e2129"], edge: ["#777799", "#8d93a5"],
    text: ["#000000", "#ffffff"], hatch: {form: level, ink: ["#8c8c8c", "#707070"]}})");
  Templates templates(vocabulary(), {{"themes/hatched.yaml", theme}});
  const Item box{.mark = convolution, .shape = Box{{{}, {Length::px(9), Length::px(9)}}, {}}};
  Item name = label({{"A"}});
  name.mark = {
      .name = "label", .fill = Ink::text, .on = Ink::page | Ink::convolution, .is_text = true};
  const std::string text = write_svg(scene_of({box, name, box}), *templates.theme("hatched"));
  CHECK(holds(text,
              "<pattern id=\"f--convolution\" width=\"6\" height=\"6\" "
              "patternUnits=\"userSpaceOnUse\">\n"
              "<rect width=\"6\" height=\"6\" fill=\"#fff\"/>\n"
              "<path d=\"m0 3h6\" stroke=\"#8c8c8c\"/>\n</pattern>"));
  CHECK(text.find("<pattern") == text.rfind("<pattern"));
  CHECK(holds(text, "class=\"convolution\" fill=\"url(#f--convolution)\" stroke=\"#779\""));
  CHECK(holds(text, "#f .convolution{stroke:#8d93a5}"));
  // The page keeps the hatch off the letters.
  CHECK(holds(text,
              "fill=\"#234\" stroke=\"#fff\" stroke-width=\"4\" "
              "stroke-linejoin=\"round\" paint-order=\"stroke\""));
  CHECK(holds(text, "#f .label{fill:#eee;stroke:#1e2129}"));
  CHECK(holds(text, "#f--convolution rect{fill:#1e2129}\n#f--convolution path{stroke:#707070}"));
}
