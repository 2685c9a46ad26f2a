// A kind of figure costs its own file and its name in a list, and nothing in src/.

#include "figures/own_figure.h"

#include "annotate/annotate.h"
#include "figures/growth/growth.h"
#include "lint/lint.h"
#include "report/figure_numbers.h"
#include "report/numbers.h"
#include "spec/embedded.h"
#include "spec/schema.h"
#include "support/plans.h"
#include "support/renderer.h"
#include "svg/svg.h"

#include <catch2/catch.hpp>

#include <vector>

using namespace attnfig;

namespace {

/// Every kind but one, and the test's own. The words of layer_stack are those of head_map too.
const std::vector<const FigureKind*> kinds = [] {
  std::vector<const FigureKind*> all(figure_kinds().begin(), figure_kinds().end());
  std::erase(all, &layer_stack);
  all.push_back(&test::token_row);
  return all;
}();

std::string with(const std::string& path, const std::string& more) {
  return std::string(embedded_template(path)) + more;
}

const TemplateFile own_page = {"pages/head_sharing.yaml",
                               "about: only tokens\nfigures: [{token_row: {tokens: 3}}]\n"};

Templates templates() {
  return Templates(vocabulary(kinds),
                   {{"languages/en.yaml", with("languages/en.yaml",
                                               "token_row_tokens: '{} tokens in a row'\n"
                                               "token_row_label: tokens\n")},
                    {"languages/zh.yaml", with("languages/zh.yaml",
                                               "token_row_tokens: '一行 {} 个词元'\n"
                                               "token_row_label: 词元\n")},
                    own_page});
}

const std::string spec =
    "title: T\n"
    "figures:\n"
    "  - token_row: {tokens: 5, caption: {en: five, zh: 五个}}\n";

std::string message(const std::string& text) {
  Templates all = templates();
  try {
    read_plan(text, "f", "en", all);
  } catch (const InvalidInput& invalid) {
    const Diagnostic& first = invalid.diagnostics.front();
    return fmt::format("{}:{}: {} ({})", first.range.begin.line, first.range.begin.column,
                       first.message, first.hint);
  }
  return {};
}

}  // namespace

TEST_CASE("a figure of its own is read, drawn in two languages and widths, and dumped", "[kinds]") {
  Templates all = templates();
  const Plan plan = read_plan(spec, "f", "en", all);
  CHECK(dump(plan) == "figure f language en\ntitle \"T\"\ntoken_row 5 \"five\"\n");
  CHECK(plan == read_plan(spec, "f", "en", all));

  const Scene wide = test::draw_wide(plan, all);
  CHECK(wide.description == "5 tokens in a row.");
  const std::string svg = write_svg(wide, *all.theme("modern"));
  CHECK(svg.find("<g data-token=\"1-5\" class=\"token\" fill=\"#dee\" stroke=\"#176\">") !=
        std::string::npos);
  CHECK(svg.find("width=\"14\" height=\"14\"") != std::string::npos);

  const Scene narrow = test::draw_narrow(read_plan(spec, "f", "zh", all), all);
  CHECK(narrow.description == "一行 5 个词元。");
  CHECK(write_svg(narrow, *all.theme("modern")).find("width=\"10\" height=\"10\"") !=
        std::string::npos);
}

TEST_CASE("a figure of its own tells what its items are", "[kinds]") {
  Templates all = templates();
  const Plan plan = read_plan(spec, "f", "en", all);
  Scene scene = test::draw_wide(plan, all);
  annotate(scene, plan, all.language("en")->words);
  CHECK(write_svg(scene, *all.theme("modern")).find("<title>5 tokens in a row: 2/5</title>") !=
        std::string::npos);
}

TEST_CASE("numbers of a figure of its own stand in every table and have derivations", "[kinds]") {
  Templates all = templates();
  const Plan plan = read_plan(spec, "f", "en", all);
  const Language& en = *all.language("en");
  CHECK(write_numbers(plan, "f", en, TableFormat::text) ==
        "quantity    token_row\n"
        "row.tokens         10\n");
  CHECK(write_numbers(plan, "f", en, TableFormat::csv) ==
        "layout,quantity,unit,exact,text\n"
        "token_row,row_tokens,tokens,10,10\n");
  CHECK(figure_numbers_json(plan, en.words).dump() ==
        R"([{"figure":"token_row","subjects":[{"subject":"token_row","quantities":)"
        R"({"row_tokens":10}}],"rows":[{"quantity":"row.tokens","label":"tokens","brief":true,)"
        R"("texts":["10"]}]}])");
  for (const char* wanted : {"", "row.tokens", "token_row.row.tokens"})
    REQUIRE(find_figure_numbers(plan, wanted).size() == 1);
  CHECK(find_figure_numbers(plan, "row.token").empty());
  const ExplainedNumber number = explain(find_figure_numbers(plan, "").front(), en.words);
  CHECK(number.number.layout == "token_row");
  CHECK(number.about == "tokens of the row");
  REQUIRE(number.steps.size() == 1);
  CHECK(number.steps[0].formula.formula == "2 × tokens");
  REQUIRE(number.inputs.size() == 1);
  CHECK(number.sources == std::vector<std::string>{"the test"});
}

TEST_CASE("lint finds nothing in a figure of its own", "[kinds]") {
  Templates all = templates();
  for (const std::string language : {"en", "zh"}) {
    const Plan plan = read_plan(spec, "f", language, all);
    for (const Scene& scene : {test::draw_wide(plan, all), test::draw_narrow(plan, all)})
      for (const Diagnostic& found : lint::findings_in("", write_svg(scene, *all.theme("modern"))))
        CHECK(found.message == "");
  }
}

TEST_CASE("a page may hold the figure, and a spec starts from what it says", "[kinds]") {
  Templates all = templates();
  CHECK(dump(read_plan("title: T\n", "f", "en", all)) ==
        "figure f language en\ntitle \"T\"\ntoken_row 3 \"\"\n");
  CHECK(dump(read_plan("title: T\nfigures: [token_row]\n", "f", "en", all)) ==
        "figure f language en\ntitle \"T\"\ntoken_row 3 \"\"\n");
}

TEST_CASE("faults in a block have their places", "[kinds]") {
  CHECK(message("title: T\nfigures:\n  - token_row: {tokens: none}\n") ==
        "3:25: tokens (none) is not a whole number ()");
  CHECK(message("title: T\nfigures:\n  - token_row: {token: 4}\n") ==
        "3:17: unknown key \"token\" in a token row (did you mean \"tokens\"?)");
  CHECK(message("title: T\nfigures:\n  - token_rows\n") ==
        "3:5: unknown figure \"token_rows\" (did you mean \"token_row\"?)");
  CHECK(message("title: T\nfigures:\n  - token_row: [4]\n") ==
        "3:16: token_row: expected its fields ()");
}

TEST_CASE("a language without a figure's word is refused by name", "[kinds]") {
  Templates bare(vocabulary(kinds), {own_page});
  try {
    read_plan(spec, "f", "en", bare);
    FAIL("accepted");
  } catch (const InvalidInput& invalid) {
    CHECK(invalid.name == "languages/en.yaml");
    CHECK(invalid.diagnostics.front().message == "missing token_row_tokens: a row of {} tokens");
  }
}

TEST_CASE("schema and reference are made from the list of figures", "[kinds]") {
  const std::string schema = json_schema(vocabulary(kinds));
  CHECK(schema.find("\"token_row\"") != std::string::npos);
  CHECK(schema.find("\"layer_stack\"") == std::string::npos);
  CHECK(reference(vocabulary(kinds)).find("| `token_row` | tokens in a row |") !=
        std::string::npos);
}
