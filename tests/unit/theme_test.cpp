#include "figures/draw_input.h"
#include "scene/scene.h"
#include "spec/embedded.h"
#include "spec/templates.h"
#include "support/plans.h"
#include "theme/palette.h"

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include <set>

using namespace attnfig;

namespace {

/// The built-in theme with one piece of its file replaced.
std::string changed(std::string_view piece, std::string_view replacement) {
  std::string text(embedded_template("themes/modern.yaml"));
  const std::size_t at = text.find(piece);
  REQUIRE(at != std::string::npos);
  return text.replace(at, piece.size(), replacement);
}

/// "line:column: message" of each error in a theme.
std::vector<std::string> diagnostics(const std::string& text) {
  Templates templates(vocabulary(), {{"themes/own.yaml", text}});
  std::vector<std::string> lines;
  try {
    templates.theme("own");
  } catch (const InvalidInput& invalid) {
    REQUIRE(invalid.name == "themes/own.yaml");
    for (const Diagnostic& one : invalid.diagnostics)
      lines.push_back(std::to_string(one.range.begin.line) + ":" +
                      std::to_string(one.range.begin.column) + ": " + one.message);
  }
  return lines;
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("every built-in theme is legible", "[unit]") {
  const std::vector<std::string> names = Templates(vocabulary()).names("themes");
  CHECK(names == Lines{"book", "colourblind", "modern", "print"});
  for (const std::string& name : names) {
    INFO(name);
    CHECK(diagnostics(std::string(embedded_template("themes/" + name + ".yaml"))) == Lines{});
  }
}

TEST_CASE("a theme that fails names colour, ground, value and what is needed", "[unit]") {
  struct Case {
    std::string_view piece;
    std::string_view replacement;
    std::string expected;
  };
  const Case cases[] = {
      // Text on the worst of the pages and panels that it stands on.
      {"text: [\"#223344\", \"#eeeeee\"]", "text: [\"#777777\", \"#eeeeee\"]",
       "8:8: text (light, #777777) has a contrast of 3.29:1 on series.4.fill (light, #dddddd); "
       "4.5:1 is needed"},
      {"quiet_text: [\"#556677\", \"#bbbbcc\"]", "quiet_text: [\"#556677\", \"#707070\"]",
       "9:25: quiet_text (dark, #707070) has a contrast of 2.70:1 on card.fill (dark, #2a2f3a); "
       "4.5:1 is needed"},
      // Shapes.
      {"line: [\"#778899\"", "line: [\"#a0a8b0\"",
       "10:8: line (light, #a0a8b0) has a contrast of 2.24:1 on card.fill (light, #f5f7fa); "
       "3:1 is needed"},
      {"edge: [\"#777799\", \"#8899aa\"]", "edge: [\"#777799\", \"#505050\"]",
       "27:65: roles.convolution.edge (dark, #505050) has a contrast of 1.66:1 on card.fill "
       "(dark, #2a2f3a); 3:1 is needed"},
      // Words in the colour of a role.
      {"text: [\"#883311\"", "text: [\"#d08060\"",
       "21:76: roles.key.text (light, #d08060) has a contrast of 2.82:1 on card.fill (light, "
       "#f5f7fa); 4.5:1 is needed"},
      {"text: [\"#444466\", \"#dddddd\"]}", "text: [\"#444466\", \"#707070\"]}",
       "27:95: roles.convolution.text (dark, #707070) has a contrast of 2.70:1 on "
       "card.fill (dark, #2a2f3a); 4.5:1 is needed"},
  };
  for (const Case& one : cases) {
    INFO(one.replacement);
    CHECK(diagnostics(changed(one.piece, one.replacement)) == Lines{one.expected});
  }
}

TEST_CASE("a theme's colours of one mark are checked on what it stands on", "[unit]") {
  const auto with = [](std::string_view marks) {
    return std::string(embedded_template("themes/modern.yaml")) + "marks:\n" + std::string(marks);
  };
  CHECK(diagnostics(with("  layer-none: {fill: [\"#777799\", \"#505050\"]}\n")) ==
        Lines{"29:34: marks.layer-none.fill (dark, #505050) has a contrast of 1.99:1 on "
              "page (dark, #1e2129); 3:1 is needed"});
  CHECK(diagnostics(with("  layer-noen: {fill: [\"#777799\", \"#8899aa\"]}\n")) ==
        Lines{"29:3: unknown mark \"layer-noen\""});
  // Marks that only decorate may look like their ground.
  CHECK(diagnostics(with("  panel: {fill: [\"#ffffff\", \"#1e2129\"]}\n")) == Lines{});
}

TEST_CASE("a colour of a long list has its own place", "[unit]") {
  const std::string_view last =
      "  - {ink: [\"#1199bb\", \"#bbeeff\"], fill: [\"#ddeeee\", \"#445566\"]}\n";
  const std::string like_the_first =
      "  - {ink: [\"#1144dd\", \"#888800\"], fill: [\"#ddeeee\", \"#445566\"]}\n";
  const Lines lines = diagnostics(changed(last, std::string(last) + like_the_first));
  REQUIRE(!lines.empty());
  CHECK(lines.front() ==
        "19:12: series.1.ink (light, #1144dd) and series.7.ink (light, #1144dd) differ by ΔE2000 "
        "0.00 under full colour vision; 10 is needed");
}

TEST_CASE("roles of like colours are refused", "[unit]") {
  // Red-brown and green of one lightness, which only full colour vision tells apart.
  const std::string alike =
      changed("edge: [\"#117766\", \"#aaeecc\"]", "edge: [\"#4d5a0d\", \"#aaeecc\"]");
  CHECK(diagnostics(alike) ==
        Lines{"22:48: roles.key.edge (light, #993311) and roles.value.edge (light, #4d5a0d) differ "
              "by ΔE2000 4.29 under deuteranopia; 10 is needed"});
}

TEST_CASE("roles of one colour are told apart by their hatches", "[unit]") {
  const auto print = [](std::string_view form) {
    std::string text(embedded_template("themes/print.yaml"));
    const std::size_t at = text.find("form: dots");
    return text.replace(at, 10, form);
  };
  CHECK(diagnostics(print("form: dots")) == Lines{});
  CHECK(diagnostics(print("form: rising")) ==
        Lines{"24:43: roles.key.edge (light, #1a1a1a) and roles.value.edge (light, #1a1a1a) differ "
              "by ΔE2000 0.00 under full colour vision; 10 is needed",
              "24:54: roles.key.edge (dark, #e6e6e6) and roles.value.edge (dark, #e6e6e6) differ "
              "by ΔE2000 0.00 under full colour vision; 10 is needed"});
}

TEST_CASE("without colours, bars and cells of layers differ by their hatches", "[unit]") {
  Templates templates(vocabulary());
  const Palette palette(*templates.theme("print"));
  std::vector<std::string_view> bars;
  for (const Mark& mark : vocabulary().marks()) {
    const bool is_bar = mark.name.starts_with("bar-");
    const bool is_cell = mark.name.starts_with("layer-") && !mark.is_text &&
                         mark.fill != Ink::none && mark.name != "layer-none";
    if (!is_bar && !is_cell) continue;
    INFO(mark.name);
    const Paint paint = palette.paint(Item{.mark = mark, .shape = Box{}});
    REQUIRE(paint.hatched);
    CHECK(paint.edge == templates.theme("print")->roles.of(Tone::key).edge);
    if (is_bar) bars.push_back(paint.hatched->name);
  }
  CHECK(std::set(bars.begin(), bars.end()).size() == bars.size());
  CHECK(bars.size() == 7);
}

TEST_CASE("a pair of colours is allowed to fail by its name", "[unit]") {
  struct Case {
    std::string_view allowed;
    std::string_view replacement;  // of the theme's line colour
    Lines errors;
    Lines remarks;
  };
  const std::string card =
      "line (light, #a0a8b0) has a contrast of 2.24:1 on card.fill (light, #f5f7fa); 3:1 is needed";
  const std::string page =
      "line (light, #a0a8b0) has a contrast of 2.40:1 on page (light, #ffffff); 3:1 is needed";
  const Case cases[] = {
      {"line on card.fill, line on page", "#a0a8b0", {}, {"allowed: " + page, "allowed: " + card}},
      // The worst of those that are not allowed is reported.
      {"line on card.fill", "#a0a8b0", {"11:8: " + page}, {}},
      {"line on page", "#778899", {}, {"allow: line on page is fine"}},
      {"line on pgae", "#778899", {"7:9: allow: there is no pair \"line on pgae\""}, {}},
      {"roles.key.edge and roles.query.edge",
       "#778899",
       {"7:9: allow: there is no pair \"roles.key.edge and roles.query.edge\""},
       {}},
  };
  for (const Case& one : cases) {
    INFO(one.allowed);
    std::string text =
        changed("line: [\"#778899\"", "line: [\"" + std::string(one.replacement) + "\"");
    text.insert(text.find("page:"), "allow: [" + std::string(one.allowed) + "]\n");
    CHECK(diagnostics(text) == one.errors);
    if (!one.errors.empty()) continue;
    Templates templates(vocabulary(), {{"themes/own.yaml", text}});
    Lines remarks;
    for (const Diagnostic& remark : templates.theme("own")->remarks) {
      CHECK(remark.file == "themes/own.yaml");
      remarks.push_back(remark.message);
    }
    CHECK(remarks == one.remarks);
  }
}

TEST_CASE("dashes are lengths", "[unit]") {
  CHECK(diagnostics(changed("page:", "dash: 4 1.5\npage:")) == Lines{});
  for (const char* other : {"x", "4,2", "4 x", "-1", "4  2"}) {
    INFO(other);
    CHECK(diagnostics(changed("page:", std::string("dash: \"") + other + "\"\npage:")) ==
          Lines{"7:7: dash: expected pixels between blanks such as 3 2"});
  }
}

TEST_CASE("only a theme whose fields are all right is looked at", "[unit]") {
  CHECK(diagnostics(changed("text: [\"#223344\"", "text: [\"#ffffff\", \"#000000\"")).size() == 1);
}

TEST_CASE("a narrow figure has a theme's sizes but for those that are stated for it", "[unit]") {
  const std::string sizes =
      "metrics: {head_radius: 3, head_width: 30}\nnarrow: {page_width: 400, margin: 10}\npage:";
  Templates templates(vocabulary(), {{"themes/own.yaml", changed("page:", sizes)}});
  const Theme* theme = templates.theme("own");
  REQUIRE(theme != nullptr);
  const Metrics& narrow = theme->narrow;
  CHECK(theme->metrics[metric::page_width] == Length::px(688));
  CHECK(narrow[metric::page_width] == Length::px(400));
  CHECK(narrow[metric::head_radius] == Length::px(3));
  CHECK(narrow[metric::head_width] == Length::px(30));
  CHECK(narrow[metric::card_padding] == Length::px(10));
}

namespace {

/// "file:line:column: message" of each error in a theme whose font has this file of widths.
Lines font_errors(const std::string& widths) {
  Templates templates(vocabulary(),
                      {{"themes/own.yaml", changed("page:", "font_metrics: house\npage:")},
                       {"fonts/house.yaml", widths}});
  Lines lines;
  try {
    templates.theme("own");
  } catch (const InvalidInput& invalid) {
    for (const Diagnostic& one : invalid.diagnostics)
      lines.push_back(fmt::format("{}:{}:{}: {}", invalid.name, one.range.begin.line,
                                  one.range.begin.column, one.message));
  }
  return lines;
}

const std::string house =
    "families: [House Sans]\nunits_per_em: 1000\n"
    "code: {families: [House Mono], units_per_em: 500, advance: 300}\n"
    "advances:\n  0041: [700, 750, 690, 740]\n";

}  // namespace

TEST_CASE("a theme's texts are as wide as its font", "[unit]") {
  const std::string theme = changed("fonts: Arimo, Liberation Sans, Arial, Helvetica",
                                    "fonts: house sans, Arial\nfont_metrics: house");
  Templates templates(vocabulary(), {{"themes/own.yaml", theme}, {"fonts/house.yaml", house}});
  const Theme* own = templates.theme("own");
  REQUIRE(own->remarks.empty());
  const FontSize size = own->metrics[metric::text_size];
  CHECK(to_text(width({{"A"}}, size, Weight::regular)) == "8.4");
  CHECK(to_text(width({{"A"}}, size, Weight::bold)) == "9");
  const RichText code = {{"A", {.face = {.family = Family::code}}}};
  CHECK(to_text(width(code, own->narrow[metric::text_size], Weight::regular)) == "7.2");
  CHECK(templates.used() == Lines{"fonts/house.yaml", "themes/own.yaml"});
}

TEST_CASE("families whose widths are not known are warnings", "[unit]") {
  struct Case {
    std::string fonts;
    Lines remarks;  // their places in line 2, with the families
  };
  const Case cases[] = {{"Arial", {}},
                        {"arimo, 'Liberation Sans', \"HELVETICA\"", {}},
                        {"Inter", {"8 Inter"}},
                        {"Arial, Helvetica Neue,Inter", {"15 Helvetica Neue", "30 Inter"}}};
  for (const Case& one : cases) {
    INFO(one.fonts);
    Templates templates(
        vocabulary(),
        {{"themes/own.yaml",
          changed("fonts: Arimo, Liberation Sans, Arial, Helvetica", "fonts: " + one.fonts)}});
    Lines remarks;
    for (const Diagnostic& remark : templates.theme("own")->remarks) {
      CHECK(remark.severity == Severity::warning);
      const std::string_view before = "fonts: the widths of ";
      REQUIRE(remark.message.starts_with(before));
      remarks.push_back(fmt::format(
          "{} {}", remark.range.begin.column,
          remark.message.substr(before.size(), remark.message.find(" are not") - before.size())));
    }
    CHECK(remarks == one.remarks);
  }
}

TEST_CASE("a faulty file of widths is named with the place", "[unit]") {
  struct Case {
    std::string_view piece;
    std::string_view replacement;
    std::string expected;
  };
  const Case cases[] = {
      {"1000", "0",
       "2:15: units_per_em: expected a whole number from 1 to 65,535 of the font's units"},
      {"750", "-1", "5:15: 0041: expected a whole number from 0 to 65,535 of the font's units"},
      {"[700, 750, 690, 740]", "700",
       "5:9: expected four widths: regular, bold, italic, bold italic"},
      {"0041", "A letter",
       "5:3: expected the code point of a letter such as 0041, after those "
       "before it"},
      {"  0041", "  0042: [1, 1, 1, 1]\n  0041",
       "6:3: expected the code point of a letter such as 0041, after those before it"},
      {"units_per_em: 1000\n", "", "1:1: missing units_per_em: the units of the widths"},
  };
  CHECK(font_errors(house) == Lines{});
  for (const Case& one : cases) {
    INFO(one.expected);
    std::string text = house;
    text.replace(text.find(one.piece), one.piece.size(), one.replacement);
    CHECK(font_errors(text) == Lines{"fonts/house.yaml:" + one.expected});
  }
}

TEST_CASE("a font that is not there is an error", "[unit]") {
  CHECK(diagnostics(changed("page:", "font_metrics: huose\npage:")) ==
        Lines{"7:15: font_metrics: there is no fonts/huose.yaml"});
}
