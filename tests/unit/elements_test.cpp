#include "attnfig.h"
#include "spec/templates.h"
#include "svg/svg.h"

#include <catch2/catch.hpp>

using namespace attnfig;

namespace {

std::string svg(const Item& item) {
  Templates templates;
  const Scene scene{.size = {Length::px(10), Length::px(10)},
                    .name = "f",
                    .language = "en",
                    .fonts = "",
                    .text_size = Length::px(12),
                    .title = "T",
                    .groups = {{.label = "", .items = {item}}}};
  return write_svg(scene, *templates.theme("modern"));
}

bool holds(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

Item label(const RichText& text) {
  return {
      .part = Part::note,
      .shape = Label{
          {Length::px(1), Length::px(2)}, Anchor::middle, Length::px(12), Weight::regular, text}};
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
      .part = Part::query_head,
      .stands_for = {.group = 2, .head = 5},
      .shape = Box{{{Length::px(1), Length::px(2)}, {Length::px(3), Length::px(4)}}, Length()}};
  CHECK(holds(svg(box),
              "<rect x=\"1\" y=\"2\" width=\"3\" height=\"4\" data-head=\"5\" data-group=\"2\" "
              "class=\"query-head\""));
}

TEST_CASE("the root names title and description and ends with a generic family", "[unit]") {
  const std::string text = svg(label({{"x"}}));
  CHECK(holds(text, "role=\"img\" aria-labelledby=\"f-t f-d\" lang=\"en\""));
  CHECK(holds(text, "\n<title id=\"f-t\">T</title>\n<desc id=\"f-d\"></desc>\n"));
  CHECK(holds(text, ", sans-serif\""));
}

TEST_CASE("dark colours stand in one media block, under the figure's id", "[unit]") {
  const std::string text = svg(label({{"x"}}));
  CHECK(holds(text, "@media (prefers-color-scheme:dark){\n#f .note{fill:#b4bcc8}}"));
}

TEST_CASE("the library renders, and throws what is wrong with the place", "[unit]") {
  CHECK(render("title: T\nlayouts:\n  mha: {q_heads: 8, head_dim: 4}\n").starts_with("<svg "));
  try {
    render("title: T\n");
    FAIL("no error");
  } catch (const InputError& error) {
    REQUIRE(error.mistakes().size() == 1);
    CHECK(error.mistakes()[0].line == 1);
    CHECK(std::string(error.what()).starts_with("spec:1:1: error: missing layouts"));
  }
}
