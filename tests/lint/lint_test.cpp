// Every rule has a clean file and a faulty one, and more where needed:
// tests/lint/RULE/{clean,faulty}[-WHAT].svg. faulty[-WHAT].txt has exactly the findings, and `sh
// scripts/accept.sh` rewrites it.

#include "lint/lint.h"

#include "support/files.h"
#include "support/renderer.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <set>

using namespace attnfig;

namespace {

std::string findings(const std::string& text, const std::string& name = "faulty.svg") {
  return write_lint({{name, lint_svg({name, text})}}, LintFormat::human);
}

/// The findings, without the lines of the file.
std::vector<std::string> sentences(const std::string& text) {
  std::vector<std::string> list;
  for (const Diagnostic& one : lint::findings_in("", text))
    list.push_back(std::to_string(one.range.begin.line) + ": " + one.message);
  return list;
}

/// The files of a rule whose names start like this; at least one.
std::vector<std::filesystem::path> files_of(const std::string& rule, const std::string& start) {
  std::vector<std::filesystem::path> files;
  for (const std::filesystem::path& path :
       test::files(test::source_dir() / "tests" / "lint" / rule, ".svg"))
    if (path.filename().string().starts_with(start)) files.push_back(path);
  REQUIRE(!files.empty());
  return files;
}

std::string head() {
  return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 200 100\" lang=\"en\" "
         "role=\"img\" "
         "aria-label=\"T\" font-family=\"Arial, sans-serif\" font-size=\"10\">"
         "<title>T</title><desc>D</desc>";
}

std::string repeated(const std::string& text, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) all += text;
  return all;
}

bool holds(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("every rule finds its fault exactly, and nothing in the clean file", "[lint]") {
  for (const std::string& rule : lint_rules()) {
    for (const std::filesystem::path& path : files_of(rule, "clean")) {
      INFO(path);
      CHECK(findings(test::read(path)) == "");
    }
    for (const std::filesystem::path& path : files_of(rule, "faulty")) {
      INFO(path);
      const std::string found = findings(test::read(path), path.filename().string());
      CHECK(found == test::read(std::filesystem::path(path).replace_extension(".txt")));
      CHECK(holds(found, "[" + rule + "]"));
    }
  }
}

TEST_CASE("the same picture in other user units has the same findings", "[lint]") {
  struct Units {
    const char* view_box;
    const char* pixel;  // in such units
  };
  const std::string view_box = "0 0 200 100";
  const std::string start = "</desc>";
  for (const char* rule :
       {"small-text", "type-scale", "text-overlap", "text-overflow", "outside-viewbox",
        "line-through-text", "covered-text", "text-contrast", "shape-contrast", "touching",
        "off-centre", "uneven-spacing", "hidden-line", "unjoined"})
    for (const std::filesystem::path& path : files_of(rule, "faulty")) {
      const std::string svg = test::read(path);
      if (svg.find(view_box) == svg.npos) continue;  // counts in other units already
      for (const Units& units :
           {Units{"0 0 2000 1000", "10"}, Units{"0 0 20 10", ".1"}, Units{"0 0 1600 800", "8"}}) {
        INFO(path << " " << units.view_box);
        std::string scaled = svg;
        scaled.insert(svg.rfind("</svg>"), "</g>");
        scaled.insert(svg.find(start) + start.size(),
                      "<g transform=\"scale(" + std::string(units.pixel) + ")\">");
        scaled.replace(svg.find(view_box), view_box.size(), units.view_box);
        CHECK(sentences(scaled) == sentences(svg));
      }
    }
}

TEST_CASE("no number in a wrong place makes lint fail", "[lint]") {
  constexpr const char* digits = "-.0123456789";
  std::size_t count = 0;
  for (const char* name : {"numbers.svg", "placed.svg"}) {
    const std::string whole = test::read(test::source_dir() / "tests" / "lint" / name);
    for (std::size_t at = whole.find("width"); at < whole.size();) {
      at = std::min(whole.find_first_of(digits, at), whole.size());
      const std::size_t end = std::min(whole.find_first_not_of(digits, at), whole.size());
      for (const char* number : {"0", "-1", "1e-6", "99999999999.5", "1e11", "-1e39"}) {
        INFO(name << ":" << at << " " << number);
        CHECK_NOTHROW(lint::findings_in("", whole.substr(0, at) + number + whole.substr(end)));
        ++count;
      }
      at = end;
    }
  }
  CHECK(1'000 < count);
}

TEST_CASE("a viewBox that is no size, or beyond all numbers, scales nothing", "[lint]") {
  const std::string size = "<rect width=\"9\" height=\"9\" fill=\"#333333\"/>";
  struct Row {
    const char* view_box;
    bool is_measured;
  };
  for (const auto& [view_box, is_measured] :
       {Row{"0 0 9 9", true}, Row{"-5 -5 .001 1e9", true}, Row{"0 0 0 9", false},
        Row{"0 0 9 0", false}, Row{"0 0 -9 9", false}, Row{"0 0 1e-9 9", false},
        Row{"1e11 0 9 9", false}, Row{"0 1e11 9 9", false}, Row{"-1e39 0 9 9", true},
        Row{"99999999999 0 9 9", false}, Row{"0 0 9", false}}) {
    const std::string attribute = " viewBox=\"" + std::string(view_box) + "\"";
    for (const std::string& body :
         {"<svg width=\"9\" height=\"9\"" + attribute + ">" + size + "</svg>",
          "<symbol id=\"s\"" + attribute + ">" + size + "</symbol><use href=\"#s\"/>"}) {
      INFO(body);
      CHECK(holds(findings(head() + body + "</svg>"), "note: viewBox \"" + std::string(view_box) +
                                                          "\" is not measured") != is_measured);
    }
    const std::string root = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\"" + attribute +
                             "><text>a</text>" + size + "</svg>";
    INFO(root);
    CHECK(holds(findings(root),
                " is not four numbers with a size above 0 and edges within ±10^11 "
                "[viewbox]") != is_measured);
  }
}

TEST_CASE("there is no folder of tests without a rule", "[lint]") {
  const std::vector<std::string> rules = lint_rules();
  const std::set<std::string> known(rules.begin(), rules.end());
  CHECK(known.size() == rules.size());
  for (const auto& entry :
       std::filesystem::directory_iterator(test::source_dir() / "tests" / "lint"))
    if (entry.is_directory()) CHECK(known.contains(entry.path().filename().string()));
}

TEST_CASE("nothing is found in our own figures", "[lint]") {
  std::size_t count = 0;
  for (const char* folder : {"output", "docs", "tests/golden"})
    for (const std::filesystem::path& path : test::files(test::source_dir() / folder, ".svg")) {
      INFO(path);
      CHECK(findings(test::read(path)).empty());
      ++count;
    }
  CHECK(20 < count);
}

TEST_CASE("docs/lint.md is what the table of rules says", "[lint]") {
  // Stale? Run: build/attnfig lint --explain all > docs/lint.md
  CHECK(test::read(test::source_dir() / "docs" / "lint.md") == lint_reference());
}

TEST_CASE("a figure that is cut off anywhere is refused with a place", "[lint]") {
  const std::string whole = test::read(test::source_dir() / "output" / "mla_vs_gqa.svg");
  for (std::size_t size = 0; size + 8 < whole.size(); size += 97) {
    INFO(size);
    const auto found = lint::findings_in("", whole.substr(0, size));
    REQUIRE(!found.empty());
    CHECK(found[0].rule == "well-formed");
    CHECK(0 < found[0].range.begin.line);
  }
}

TEST_CASE("no byte in a wrong place makes lint fail", "[lint]") {
  const std::string whole =
      test::read(test::source_dir() / "tests" / "lint" / "text-contrast" / "faulty.svg");
  for (std::size_t at = 0; at < whole.size(); ++at)
    for (const char byte : {'<', '"', '}', '(', '&', '9', '\0', '\xff'}) {
      std::string changed = whole;
      changed[at] = byte;
      INFO(at << " " << byte);
      CHECK_NOTHROW(lint::findings_in("", changed));
      changed.erase(at, 1);
      CHECK_NOTHROW(lint::findings_in("", changed));
    }
}

TEST_CASE("too much is refused with a place, and soon", "[lint]") {
  const auto first = [](const std::string& text) {
    const std::string found = findings(text);
    return found.substr(0, found.find('\n'));
  };
  CHECK(first(std::string(largest_svg + 1, ' ')) ==
        "faulty.svg:1:1: error: input larger than 4096 KiB [limits]");
  CHECK(holds(first(head() + repeated("<g>", 200'000)), "[well-formed]"));
  CHECK(holds(findings(head() + repeated("<g>", 200'000) + repeated("</g>", 200'000) + "</svg>"),
              "error: more than 100 elements inside each other [limits]"));
  std::string attributes;
  for (int i = 0; i <= 1000; ++i) attributes += " a" + std::to_string(i) + "=\"\"";
  CHECK(holds(findings(head() + "<g" + attributes + "/></svg>"),
              "error: more than 1000 attributes of one element [limits]"));
  CHECK(holds(findings(head() + "<style>" + repeated("a,", 3000) + "a{}</style></svg>"),
              "note: only the first 2000 selectors are evaluated"));
  std::string texts;
  for (int i = 0; i < 2000; ++i)
    texts += "\n<text x=\"9." + std::to_string(i) + "\" y=\"50\">" + std::to_string(i) + "</text>";
  CHECK(holds(findings(head() + "<g/>" + texts + "</svg>"),
              " more findings of this rule, this one first [text-overlap]"));
  CHECK(holds(findings(head() + repeated("<g/>\n", 20'001) + "</svg>"),
              "error: more than 20000 elements [limits]"));
  CHECK(holds(findings(head() + "<path stroke=\"#333333\" fill=\"none\" d=\"M0 0" +
                       repeated(" 1 1 2 2", 200'000) + "\"/></svg>"),
              "error: more than 200000 points are painted [limits]"));
}

TEST_CASE("texts count as the page shows them, which scales down wider figures", "[lint]") {
  const std::string text = R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 800 100")"
                           R"( width="800" height="100" font-family="Arial, sans-serif">)"
                           R"(<text x="9" y="50" font-size="12">a</text></svg>)";
  const auto small = [&](std::optional<int> page_width) {
    std::string messages;
    for (const Diagnostic& one : lint::findings_in("", text, {.page_width = page_width}))
      if (one.rule == "small-text") messages += one.message;
    return messages;
  };
  CHECK(small(std::nullopt).empty());
  CHECK(small(600).empty());
  CHECK(holds(small(400), " is 6 px on a page of 400 px, 9 needed"));
  CHECK(small(4000).empty());
}

TEST_CASE("uses that double at every level are stopped", "[lint]") {
  std::string text = head() + "<defs><g id=\"u0\"><rect width=\"1\" height=\"1\"/></g>";
  for (int i = 1; i <= 15; ++i) {
    const std::string use = "<use href=\"#u" + std::to_string(i - 1) + "\"/>";
    text += "<g id=\"u" + std::to_string(i) + "\">" + use + use + "</g>";
  }
  text += "</defs>\n<use href=\"#u15\"/></svg>";
  CHECK(holds(findings(text), "faulty.svg:2:1: error: more than 5000 shapes are painted [limits]"));
}

TEST_CASE("many findings of a rule are told as one", "[lint]") {
  std::string text = head();
  for (int i = 0; i < 103; ++i)
    text += "\n<text x=\"" + std::to_string(i) + "\" y=\"50\" font-size=\"" +
            std::to_string(1 + 5 * i) + "e-2\">i</text>";
  const std::string found = findings(text + "</svg>");
  CHECK(holds(
      found, "faulty.svg:102:1: error: 3 more findings of this rule, this one first [small-text]"));
}

TEST_CASE("what repeats is told once, with the number of its places", "[lint]") {
  struct Row {
    std::string body;  // written three times
    std::string_view message;
  };
  for (const auto& [body, message] :
       {Row{"<text x=\"9\" y=\"50\" fill=\"#777777\">a</text>",
            "is #777777 on #ffffff, 4.47:1, 4.50:1 needed, here and at 2 other places"},
        Row{"<text x=\"9\" y=\"50\" font-size=\"8\">a</text>",
            "is 8 px, 9 needed, here and at 2 other places"},
        Row{"<text x=\"9\" y=\"50\">3x</text>",
            "writes \"3x\" for \"3×\", here and at 2 other places"},
        Row{"<rect x=\"9\" y=\"9\" width=\"9\" height=\"9\" fill=\"#eeeeee\"/>",
            "is #eeeeee on #ffffff, 1.16:1, 3.00:1 needed"},
        Row{"<script/>", "there is a <script>, here and at 2 other places"},
        Row{"<g filter=\"blur(2px)\"/>", "filter: \"blur(2px)\", here and at 2 other places"},
        Row{"<use xlink:href=\"#x\"/>",
            "no element has the id \"x\", here and at 2 other places"}}) {
    INFO(body);
    const std::vector<std::string> found =
        sentences(head() + "<g xmlns:xlink=\"http://www.w3.org/1999/xlink\">" +
                  repeated("\n" + body, 3) + "</g></svg>");
    CHECK(std::count_if(found.begin(), found.end(), [&](const std::string& one) {
            return one.starts_with("2: ") && holds(one, std::string(message));
          }) == 1);
    CHECK(std::none_of(found.begin(), found.end(),
                       [](const std::string& one) { return one.starts_with("3: "); }));
  }
}

TEST_CASE("reports for programs hold every finding", "[lint]") {
  const SvgFile file = {"a b/ü.svg",
                        head() + "<text x=\"10\" y=\"50\" fill=\"#777777\">A</text></svg>"};
  const std::size_t column = head().size() + 1;
  const std::vector<LintedFile> linted = {{file.name, lint_svg(file)}};
  REQUIRE(linted.front().findings.size() == 1);
  CHECK(fails(linted.front().findings.front()));
  CHECK(
      write_lint(linted, LintFormat::json) ==
      "{\n  \"files\": [\n    {\n      \"file\": \"a b/ü.svg\",\n      \"findings\": [\n        {\n"
      "          \"rule\": \"text-contrast\",\n          \"severity\": \"error\",\n          "
      "\"line\": 1,\n"
      "          \"column\": " +
          std::to_string(column) +
          ",\n"
          "          \"message\": \"text \\\"A\\\" (10,42.5 6.67×9.7) is #777777 on #ffffff, "
          "4.47:1, 4.50:1 needed\",\n"
          "          \"mend\": \"darken the text or lighten what is under it; in dark mode the "
          "other way round\"\n"
          "        }\n      ]\n    }\n  ]\n}\n");
  const std::string sarif = write_lint(linted, LintFormat::sarif);
  CHECK(holds(sarif, "\"version\": \"2.1.0\""));
  CHECK(holds(sarif, "\"uri\": \"a%20b/%C3%BC.svg\""));
  CHECK(holds(sarif, "\"startColumn\": " + std::to_string(column)));
}
