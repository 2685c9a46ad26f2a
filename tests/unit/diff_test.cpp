// The changes between two versions of a figure in readers' words, and the diff of lines.

#include "diff/facts.h"
#include "diff/figures.h"
#include "diff/lines.h"
#include "diff/matches.h"
#include "diff/words.h"
#include "support/renderer.h"

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <regex>

using namespace attnfig;
using Lines = std::vector<std::string>;

namespace {

constexpr const char* spec =
    "title: T\n"
    "over: mha\n"
    "layouts:\n"
    "  mha: {q_heads: 8, head_dim: 64, layers: 2, context: 1Ki, dtype: fp16}\n"
    "  gqa: {like: mha, kv_heads: 4}\n"
    "summary:\n"
    "  entries: [mha, gqa]\n";

std::string with(std::string text, std::string_view old, std::string_view by) {
  const std::size_t at = text.find(old);
  REQUIRE(at != std::string::npos);
  return text.replace(at, old.size(), by);
}

/// The changes from one spec's figure to another's.
Lines told(const std::string& before, const std::string& after) {
  const Renderer renderer;
  return diff::lines_of(
      renderer.diff("a.svg", {renderer.render(before), before}, {renderer.render(after), after})
          .changes);
}

std::string annotated(const std::string& text) {
  return render(text, {.tooltips = Tooltips::derivations});
}

/// What is said of two figures whose specs are not known.
Lines told_by_figures(const std::string& before, const std::string& after) {
  return diff::lines_of(diff::changes_of({before}, {after}));
}

/// A figure with other words in its tooltips.
std::string reworded(const std::string& figure) {
  const std::regex titles("<title>[^<]*</title>");
  return std::regex_replace(figure, titles, "<title>other words = 2 × other = 3 × 4</title>");
}

std::string without_data(const std::string& figure) {
  return std::regex_replace(figure, std::regex(" data-(fact|value|given|label)=\"[^\"]*\""), "");
}

std::string svg(const std::string& inside) {
  return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 90 90\">" + inside + "</svg>\n";
}

Lines told_of(const std::string& before, const std::string& after) {
  return diff::lines_of(diff::changes_of({svg(before)}, {svg(after)}));
}

}  // namespace

TEST_CASE("a field and what follows from it are told first, on one line", "[unit]") {
  const Lines lines = told(spec, with(spec, "kv_heads: 4", "kv_heads: 2"));
  REQUIRE(!lines.empty());
  CHECK(lines[0] == "GQA: kv_heads 4 → 2, cache 2 → 1 MiB");
}

TEST_CASE("a rule of a mask and the numbers that follow from it are told on one line", "[unit]") {
  const std::string mask = "title: T\nfigures:\n  - mask_grid: {masks: {near: {window: 4}}}\n";
  CHECK(told(mask, with(mask, "window: 4", "window: 8")).front() ==
        "Sliding window: window 4 → 8, 58 → 100 scores, keys.cached 4 → 8 keys");
}

TEST_CASE("figures with tooltips tell fields and caches, whatever the words of tooltips",
          "[unit]") {
  const std::string before = annotated(spec);
  const std::string after = annotated(with(spec, "kv_heads: 4", "kv_heads: 2"));
  const Lines lines = told_by_figures(before, after);
  REQUIRE(!lines.empty());
  CHECK(lines[0] == "GQA: kv_heads 4 → 2, cache 2 → 1 MiB");
  CHECK(told_by_figures(reworded(before), after) == lines);
  CHECK(told_by_figures(before, reworded(after)) == lines);
  CHECK(told_by_figures(before, reworded(before)) ==
        Lines{"unseen: nothing that is seen; the lines say what"});
}

TEST_CASE("figures without data are told of by their texts", "[unit]") {
  const std::string before = annotated(spec);
  const std::string after = annotated(with(spec, "kv_heads: 4", "kv_heads: 2"));
  const Lines plain =
      told_by_figures(render(spec), render(with(spec, "kv_heads: 4", "kv_heads: 2")));
  CHECK(told_by_figures(without_data(before), after) == plain);
  CHECK(told_by_figures(without_data(before), without_data(after)) == plain);
}

TEST_CASE("entries of one layout at several contexts are told apart", "[unit]") {
  const std::string text =
      "title: T\n"
      "layouts: {mha: {q_heads: 8, head_dim: 64, layers: 2, context: 1Ki}}\n"
      "summary: {entries: [mha, {layout: mha, context: 64}]}\n";
  const Lines lines =
      told_by_figures(annotated(text), annotated(with(text, "context: 64", "context: 128")));
  REQUIRE(!lines.empty());
  CHECK(lines[0] == "MHA (mha at 128): context 64 → 128, cache 256 → 512 KiB");
}

TEST_CASE("data of strangers says no more than it says", "[unit]") {
  const auto text = [](const char* data) { return fmt::format("<text {} y='20'>a</text>", data); };
  const auto told_from = [&](const char* before, const char* after) {
    return told_of(text(before), text(after)).front();
  };
  const std::string nothing = "unseen: nothing that is seen; the lines say what";
  CHECK(told_from("data-fact='a.b' data-value='9'", "data-fact='a.b' data-value='x y'") ==
        "a: b 9 → x y");
  CHECK(told_from("data-fact='a.b' data-value='1 bits per 0 tokens'",
                  "data-fact='a.b' data-value='8 bits per 2 tokens'") ==
        "a: b 1 bits per 0 tokens → 0.5 B");
  CHECK(told_from("data-fact='a' data-value='1'", "data-fact='a' data-value='2'") == nothing);
  CHECK(told_from("data-fact='' data-given='= a= b'", "data-fact='.' data-given='='") == nothing);
}

TEST_CASE("what a layout takes from another one is told of both", "[unit]") {
  const Lines lines = told(spec, with(spec, "context: 1Ki", "context: 2Ki"));
  REQUIRE(2 <= lines.size());
  CHECK(lines[0] == "MHA: context 1Ki → 2Ki, cache 4 → 8 MiB");
  CHECK(lines[1] == "GQA: context 1Ki → 2Ki, cache 2 → 4 MiB");
}

TEST_CASE("the same number written in another way is no change of a layout", "[unit]") {
  const Renderer renderer;
  const std::string other = with(spec, "context: 1Ki", "context: 1024");
  CHECK(renderer.diff("a.svg", {renderer.render(spec), spec}, {renderer.render(other), other})
            .status == FigureStatus::unchanged);
}

TEST_CASE("a layout that states more or less", "[unit]") {
  const Lines lines = told(spec, with(spec, "kv_heads: 4", "kv_heads: 4, window: 64"));
  REQUIRE(!lines.empty());
  CHECK(lines[0] == "GQA: window 64 (new), cache 2 MiB → 128 KiB");
  const Lines back = told(with(spec, "kv_heads: 4", "kv_heads: 4, window: 64"), spec);
  REQUIRE(!back.empty());
  CHECK(back[0] == "GQA: window 64 (gone), cache 128 KiB → 2 MiB");
}

TEST_CASE("a layout that is new", "[unit]") {
  const Lines lines = told(
      spec, with(with(spec, "summary", "  mqa: {like: mha}\nsummary"), ", gqa]", ", gqa, mqa]"));
  CHECK(std::find(lines.begin(), lines.end(), "added: layout \"MQA\"") != lines.end());
}

TEST_CASE("a new title is reworded, and nothing else", "[unit]") {
  CHECK(told(spec, with(spec, "title: T", "title: U")) == Lines{"reworded: title \"T\" → \"U\""});
}

TEST_CASE("an old spec that is not understood leaves what the figures say", "[unit]") {
  const Renderer renderer;
  const FigureDiff diff =
      renderer.diff("a.svg", {renderer.render(spec), "layouts: ["},
                    {renderer.render(with(spec, "title: T", "title: U")), spec});
  CHECK(diff::lines_of(diff.changes) == Lines{"reworded: title \"T\" → \"U\""});
}

TEST_CASE("equal figures have no changes, and a figure without an old one is new", "[unit]") {
  const Renderer renderer;
  CHECK(renderer.diff("a.svg", {"<svg/>"}, {"<svg/>"}).status == FigureStatus::unchanged);
  const FigureDiff diff = renderer.diff("a.svg", {}, {"<svg/>"});
  CHECK(diff.status == FigureStatus::added);
  CHECK(write_diffs({diff}, DiffFormat::human) == "a.svg: new figure\n");
}

TEST_CASE("shapes that stand elsewhere have moved", "[unit]") {
  const std::string two =
      "<rect class='a' width='9' height='9'/><path d='M0 20h9' class='b' stroke='red'/>";
  const std::string moved =
      "<rect class='a' x='3' y='1.5' width='9' height='9'/><path d='M1 20h9' class='b' "
      "stroke='red'/>";
  CHECK(told_of(two, moved) == Lines{"moved: 2 items, by up to 3 px across and 1.5 px down"});
}

TEST_CASE("shapes of another size, form and number", "[unit]") {
  CHECK(told_of("<rect class='a' width='9' height='9'/>",
                "<rect class='a' width='9' height='6'/>") == Lines{"resized: a 9 × 9 → 9 × 6 px"});
  CHECK(told_of("<path class='a' stroke='red' d='M0 0L9 9'/>",
                "<path class='a' stroke='red' d='M0 0L9 6'/>") == Lines{"redrawn: a"});
  CHECK(told_of("<path class='a' stroke='red' d='M0 0L9 9'/>",
                "<path class='a' stroke='red' d='M0 0L9 9M9 0L0 9'/>") == Lines{"drawn: a 1 → 2"});
}

TEST_CASE("colours are told a part, light and dark", "[unit]") {
  const auto figure = [](const char* light, const char* dark) {
    return fmt::format(
        "<style>@media (prefers-color-scheme:dark){{.a{{fill:{}}}}}</style>"
        "<rect class='a' width='9' height='9' fill='{}'/><rect class='a' x='20' width='9' "
        "height='9' fill='{}'/>",
        dark, light, light);
  };
  CHECK(told_of(figure("#111111", "#222222"), figure("#333333", "#444444")) ==
        Lines{"recoloured: a fill #111111 → #333333, dark fill #222222 → #444444"});
}

TEST_CASE("texts are matched by what they say, then by their part", "[unit]") {
  const std::string before =
      "<g role='group' aria-label='G'><text class='x' y='20'>one</text><text class='y' y='40'>two"
      "</text></g>";
  CHECK(told_of(before, with(before, "two", "three")) ==
        Lines{"reworded: G: y \"two\" → \"three\""});
  CHECK(told_of(before, with(before, "<text class='y' y='40'>two</text>", "")) ==
        Lines{"removed: G: y \"two\""});
  CHECK(told_of(with(before, "<text class='y' y='40'>two</text>", ""), before) ==
        Lines{"added: G: y \"two\""});
  CHECK(told_of(before, with(before, "aria-label='G'", "aria-label='H'")) ==
        Lines{"unseen: nothing that is seen; the lines say what"});
  CHECK(told_of(before, with(before, "y='40'", "y='40' font-size='20'")) ==
        Lines{"restyled: y 16 px, weight 400 → 20 px, weight 400"});
}

TEST_CASE("a figure that differs in its line ends alone is said to", "[unit]") {
  const std::string svg = Renderer().render(spec);
  std::string windows;
  for (const char c : svg) windows += c == '\n' ? std::string("\r\n") : std::string(1, c);
  for (const auto& [before, after] : {std::pair(windows, svg), std::pair(svg, windows)})
    CHECK(diff::lines_of(Renderer().diff("a.svg", {before, {}}, {after, {}}).changes) ==
          Lines{"unseen: line ends only, CRLF in one and LF in the other: put \"*.svg -text\" into "
                ".gitattributes"});
}

TEST_CASE("a file that is no SVG is said to be none", "[unit]") {
  CHECK(diff::lines_of(diff::changes_of({"<svg"}, {svg("")})) ==
        Lines{"unreadable: the old file is no SVG: line 1: not well-formed XML: error parsing "
              "start element tag"});
}

TEST_CASE("matches are the longest common subsequence", "[unit]") {
  const std::vector<std::string_view> before = {"a", "b", "c", "a", "b", "b", "a"};
  const std::vector<std::string_view> after = {"c", "b", "a", "b", "a", "c"};
  const std::vector<diff::Match> found = diff::matches(before, after);
  CHECK(found.size() == 4);
  for (const diff::Match& match : found) CHECK(before[match.before] == after[match.after]);
  CHECK(diff::matches({}, after).empty());
  CHECK(diff::matches(before, before).size() == before.size());
}

TEST_CASE("names that are left stand for each other in order", "[unit]") {
  CHECK(diff::partners_of({"a", "b", "c"}, {"c", "x"}) ==
        std::vector<std::size_t>{1, diff::nobody, 0});
}

TEST_CASE("lines are told as git tells them", "[unit]") {
  CHECK(diff::unified("1\n2\n3\n4\n5\n6\n7\n8\n", "1\n2\n3\n4\nfive\n6\n7\n8\n", "a") ==
        "--- a/a\n+++ b/a\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n");
  CHECK(diff::unified("1\n", "1", "a") ==
        "--- a/a\n+++ b/a\n@@ -1 +1 @@\n-1\n+1\n\\ No newline at end of file\n");
  CHECK(diff::unified("", "1\n", "a") == "--- a/a\n+++ b/a\n@@ -0,0 +1 @@\n+1\n");
  CHECK(diff::unified("1\n", "1\n", "a").empty());
  CHECK(diff::shortened("1\n2\n3\n", 2) == "1\n2\n… 1 more line\n");
}

TEST_CASE("nothing in an old figure reaches the terminal as it is", "[unit]") {
  FigureDiff diff;
  diff.name = "a\x1B.svg";
  diff.status = FigureStatus::changed;
  diff.changes = {{.kind = ChangeKind::reworded,
                   .where = "title",
                   .what = "",
                   .before = "\x1B]0;owned\x07",
                   .after = "T"}};
  diff.lines = "-\t<title>\x1B[8m\xE9</title>\n+\t<title>T</title>\n";
  const std::string shown = write_diffs({diff}, DiffFormat::human, 9);
  CHECK(shown.find_first_of("\x1B\x07\xE9") == std::string::npos);
  CHECK(shown.find("- <title><U+001B>[8m<0xE9></title>\n") != std::string::npos);
}

TEST_CASE("findings as annotations escape what a command would take for its own", "[unit]") {
  const Diagnostic one{
      .range = {3, 4}, .message = "50 %\nx, y: z", .rule = "a", .file = "a,b:c%.yaml"};
  const Diagnostic other{.message = "m", .hint = "h", .rule = "b", .file = "f"};
  CHECK(write_diagnostics({one}, DiagnosticFormat::github) ==
        "::error file=a%2Cb%3Ac%25.yaml,line=3,col=4,title=attnfig a::50 %25%0Ax, y: z\n");
  CHECK(write_diagnostics({other}, DiagnosticFormat::github) ==
        "::error file=f,title=attnfig b::m%0Ah\n");
  CHECK(write_diagnostics({other}, DiagnosticFormat::human) == "f: error: m [b]\n  hint: h\n");
  CHECK(write_diagnostics({}, DiagnosticFormat::json) == "{\n  \"findings\": []\n}\n");
}

TEST_CASE("a page of diffs holds what it shows", "[unit]") {
  const Renderer renderer;
  const std::string old_svg = renderer.render(spec);
  const std::string page = diff_page(
      {renderer.diff("<a>.svg", {old_svg}, {renderer.render(with(spec, "title: T", "title: U"))})},
      "against <main>");
  CHECK(page.find("<h1>1 changed figure</h1>") != std::string::npos);
  CHECK(page.find("against &lt;main&gt;") != std::string::npos);
  CHECK(page.find("<h2>&lt;a&gt;.svg</h2>") != std::string::npos);
  CHECK(page.find("<li>reworded: title \"T\" → \"U\"</li>") != std::string::npos);
  CHECK(page.find("<!--") == std::string::npos);
  CHECK(diff_page({}, "").find("Nothing changed.") != std::string::npos);
}
