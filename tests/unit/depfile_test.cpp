// The files that a figure is made from, and the depfile that a build system reads.

#include "attnfig_depfile.h"
#include "support/files.h"
#include "support/renderer.h"

#include <catch2/catch.hpp>

using namespace attnfig;

namespace {

using Paths = std::vector<std::string>;

TemplateFile built_in(const std::string& path) {
  return {path, test::read(test::source_dir() / "templates" / path)};
}

Renderer with(const Paths& paths) {
  std::vector<TemplateFile> files;
  for (const std::string& path : paths) files.push_back(built_in(path));
  return Renderer(std::move(files));
}

std::string spec(const std::string& title) {
  return "title: " + title + "\nlayouts:\n  mha: {q_heads: 8, head_dim: 64}\n";
}

const Paths all = {"themes/print.yaml", "themes/modern.yaml",      "languages/en.yaml",
                   "languages/zh.yaml", "pages/head_sharing.yaml", "pages/strategy_chart.yaml"};

}  // namespace

TEST_CASE("a figure is made from its page, theme and language", "[unit][depfile]") {
  const Renderer renderer = with(all);
  CHECK(renderer.templates_used() == Paths{});
  renderer.render(spec("T"));
  CHECK(renderer.templates_used() ==
        Paths{"languages/en.yaml", "pages/head_sharing.yaml", "themes/modern.yaml"});
}

TEST_CASE("what another figure was made from does not count", "[unit][depfile]") {
  const Renderer renderer = with(all);
  renderer.render(spec("T"));
  renderer.render("page: strategy_chart\n" + spec("T"), {.language = "zh", .theme = "print"});
  CHECK(renderer.templates_used() ==
        Paths{"languages/zh.yaml", "pages/strategy_chart.yaml", "themes/print.yaml"});
  // A template that was read before is not read again, but counts as used.
  renderer.table(spec("T"));
  CHECK(renderer.templates_used() ==
        Paths{"languages/en.yaml", "pages/head_sharing.yaml", "themes/modern.yaml"});
}

TEST_CASE("a language that a text has a version in is used", "[unit][depfile]") {
  const Renderer renderer = with({"languages/zh.yaml", "themes/print.yaml"});
  renderer.render(spec("{en: T, zh: 题}"));
  CHECK(renderer.templates_used() == Paths{"languages/zh.yaml"});
}

TEST_CASE("built-in templates are no files", "[unit][depfile]") {
  const Renderer renderer;
  renderer.render(spec("T"));
  CHECK(renderer.templates_used() == Paths{});
}

TEST_CASE("a depfile for make", "[unit][depfile]") {
  CHECK(write_depfile(DepsFormat::make, {{"out/a.svg", {"a.yaml", "t/themes/x.yaml"}},
                                         {"b c.svg", {"b#c$d:e\\f.yaml"}},
                                         {"piped.svg", {}}}) ==
        "out/a.svg: a.yaml t/themes/x.yaml\n"
        "b\\ c.svg: b\\#c$$d\\:e\\f.yaml\n"
        "piped.svg:\n");
}

TEST_CASE("a depfile in JSON", "[unit][depfile]") {
  CHECK(write_depfile(DepsFormat::json, {{"a.svg", {"a \"b\".yaml", "c.yaml"}}}) ==
        R"({
  "version": 1,
  "rules": [
    {
      "outputs": [
        "a.svg"
      ],
      "inputs": [
        "a \"b\".yaml",
        "c.yaml"
      ]
    }
  ]
}
)");
  CHECK(write_depfile(DepsFormat::json, {}) == "{\n  \"version\": 1,\n  \"rules\": []\n}\n");
}

TEST_CASE("a name that readers would read differently is not written", "[unit][depfile]") {
  for (const char* fine :
       {"a", "a b", "a#b", "a$b", "a:b", "a\\b", "a%b", "键.yaml", "a[1]+(2)~.x"}) {
    INFO(fine);
    CHECK(can_hold(DepsFormat::make, fine));
  }
  for (const char* bad : {"", "a'b", "a\"b", "a*b", "a;b", "a|b", "a\nb", "a\tb", "a&b", "a?b",
                          "a:", "a\\", "a\\ b", "a\\#b", "a\\\\b", "a<b", "a`b"}) {
    INFO(bad);
    CHECK(!can_hold(DepsFormat::make, bad));
  }
  CHECK(can_hold(DepsFormat::json, "a'\"\n*"));
  CHECK(!can_hold(DepsFormat::json, "a\xff"));
}
