#include "input/fields.h"
#include "input/source_text.h"
#include "input/values.h"
#include "input/yaml.h"
#include "spec/embedded.h"

#include <catch2/catch.hpp>

using namespace attnfig;

namespace {

struct Inner {
  std::string word;
  static const Table table;
};
constexpr Field inner_fields[] = {field<&Inner::word>({.name = "word", .about = "a word"})};
const Table Inner::table = {"an inner", "Inner.", inner_fields, "word"};

struct Outer {
  std::string name;
  std::optional<std::string> maybe;
  std::string usual;
  std::vector<Inner> inners;
  static const Table table;
};
constexpr Field outer_fields[] = {
    field<&Outer::name>({.name = "name", .about = "the name", .also_called = "title label"}),
    field<&Outer::maybe>({.name = "maybe", .about = "perhaps", .fallback = "(none)"}),
    field<&Outer::usual>({.name = "usual", .about = "mostly", .fallback = "this"}),
    field<&Outer::inners>({.name = "inners", .about = "inner ones", .fallback = "(none)"}),
};
const Table Outer::table = {"an outer", "Outer.", outer_fields};

struct Read {
  Outer outer;
  std::vector<Diagnostic> diagnostics;
};

Read read(const std::string& text) {
  const SourceText source(text);
  Diagnostics diagnostics;
  const Node node = read_yaml(source, diagnostics);
  Read result;
  const Target target{&Outer::table, &result.outer};
  read_mapping({source, diagnostics}, node, {&target, 1});
  result.diagnostics = diagnostics.sorted();
  return result;
}

/// The content of a tree, without its places.
std::string said(const Node& node) {
  std::string text = node.plain ? node.text : "'" + node.text + "'";
  for (std::size_t i = 0; i < node.items.size(); ++i)
    text += "{" + (node.keys.empty() ? std::string("-") : node.keys[i].text) + ":" +
            said(node.items[i]) + "}";
  return std::to_string(static_cast<int>(node.kind)) + text;
}

}  // namespace

TEST_CASE("fields are read into their members", "[unit]") {
  const Read result = read("name: a\nmaybe: b\ninners:\n  - word: c\n  - d\n");
  CHECK(result.diagnostics.empty());
  CHECK(result.outer.name == "a");
  CHECK(result.outer.maybe == "b");
  CHECK(result.outer.inners.at(0).word == "c");
  CHECK(result.outer.inners.at(1).word == "d");
}

TEST_CASE("a field that is left out takes its fallback", "[unit]") {
  const Read result = read("name: a\n");
  CHECK(result.outer.usual == "this");
  CHECK_FALSE(result.outer.maybe.has_value());
}

TEST_CASE("a missing field, an unknown key and an empty value are told together", "[unit]") {
  CHECK(read("maybe:\nusuall: x\n").diagnostics ==
        std::vector<Diagnostic>{
            {{1, 1}, "missing name: the name"},
            {{1, 1}, "maybe has no value"},
            {{2, 1}, "unknown key \"usuall\" in an outer", "did you mean \"usual\"?"}});
}

TEST_CASE("a duplicate key hides no other mistake", "[unit]") {
  const Read result = read("name: a\nname: b\nzz: 1\n");
  CHECK(result.outer.name == "a");
  CHECK(result.diagnostics ==
        std::vector<Diagnostic>{
            {{2, 1}, "duplicate key \"name\", first at 1:1"},
            {{3, 1}, "unknown key \"zz\" in an outer", "known: name, maybe, usual, inners"}});
}

TEST_CASE("a name from another tool is translated", "[unit]") {
  const Read result = read("label: a\nname: b\n");
  CHECK(result.diagnostics ==
        std::vector<Diagnostic>{
            {{1, 1}, "unknown key \"label\" in an outer", "it is called \"name\" here"}});
}

TEST_CASE("places count code points and survive a byte order mark", "[unit]") {
  CHECK(read("\xEF\xBB\xBF{name: 查询头, zz: 1}").diagnostics ==
        std::vector<Diagnostic>{
            {{1, 13}, "unknown key \"zz\" in an outer", "known: name, maybe, usual, inners"}});
}

TEST_CASE("whole numbers have one spelling", "[unit]") {
  const auto [text, value] = GENERATE(table<std::string, int>(
      {{"0", 0}, {"8", 8}, {"32Ki", 32'768}, {"32k", 32'000}, {"1M", 1'000'000}}));
  CHECK(parse_number(text, Suffixes::allowed).value == static_cast<UInt128>(value));
}

TEST_CASE("what only looks like a whole number is refused", "[unit]") {
  const auto [text, fault] = GENERATE(table<std::string, std::string>(
      {{"010", "has a leading zero"},
       {"+8", "has a sign"},
       {"-8", "has a sign"},
       {"8.0", "is not a whole number: write 8"},
       {"8.5", "is not a whole number"},
       {"1.5k", "is not a whole number: write 1500"},
       {"0.5Gi", "is not a whole number: write 536870912"},
       {"0.0001k", "is not a whole number"},
       {"1__0_", "is not a whole number: write 10"},
       {"18446744073709551616.0", "is not a whole number"},
       {"0x10", "is not a whole number"},
       {"1_000", "is not a whole number: write 1000"},
       {"1,000", "is not a whole number"},
       {"", "is not a whole number"},
       {"8 ", "is not a whole number"},
       {"１２", "is no number: \"１\" is U+FF11, not \"1\""},
       {"一", "holds the character U+4E00"},
       {"184467440737095516170", "is too large"},
       {"128K", "has a unit that can mean 1,000 or 1,024: write k or Ki"}}));
  CHECK(parse_number(text, Suffixes::allowed).fault == fault);
}

TEST_CASE("line breaks at the ends of a text are no lines of it", "[unit]") {
  const auto [text, name] =
      GENERATE(table<std::string, std::string>({{"name: |\n  a\n  b\n", "a\nb"},
                                                {"name: |+\n  a\n\n\nusual: u\n", "a"},
                                                {"name: >\n  a\n  b\n\n  c\n\n", "a b\nc"},
                                                {"name: >-\n  a\n", "a"},
                                                {R"(name: "\n\na\n\nb\n")", "a\n\nb"}}));
  CHECK(read(text).outer.name == name);
}

TEST_CASE("letters that look alike count as equal in suggestions", "[unit]") {
  const std::string_view known[] = {"kv_heads", "context"};
  CHECK(did_you_mean("kv_hеads", known) == "did you mean \"kv_heads\"? \"е\" is U+0435, not \"e\"");
  CHECK(did_you_mean("ｃｏｎtext", known) ==
        "did you mean \"context\"? \"ｃ\" is U+FF43, not \"c\"");
}

TEST_CASE("near names are suggested and far ones are not", "[unit]") {
  const std::string_view known[] = {"kv_heads", "q_heads", "head_dim"};
  CHECK(did_you_mean("kv_head", known) == "did you mean \"kv_heads\"?");
  CHECK(did_you_mean("zzz", known) == "");
  CHECK(choose_from("zzz", known) == "known: kv_heads, q_heads, head_dim");
}

TEST_CASE("the same complaint counts once and complaints are sorted by place", "[unit]") {
  Diagnostics diagnostics;
  diagnostics.add({2, 1}, "b");
  diagnostics.add({1, 5}, "a");
  diagnostics.add({2, 1}, "b");
  CHECK(diagnostics.sorted() == std::vector<Diagnostic>{{{1, 5}, "a"}, {{2, 1}, "b"}});
}

TEST_CASE("a caret stands under the right character after wide ones", "[unit]") {
  CHECK(describe(located({{{1, 4}, "wrong"}}, "f.yaml", "查询 x")) ==
        "f.yaml:1:4: error: wrong\n  查询 x\n       ^\n");
}

TEST_CASE("control characters of a source never reach the terminal", "[unit]") {
  const std::string text = describe(located({{{1, 2}, "wrong"}}, "f.yaml", "a\x1B[31m"));
  CHECK(text == "f.yaml:1:2: error: wrong\n  a<U+001B>[31m\n   ^\n");
}

TEST_CASE("built-in templates are what their YAML says", "[unit]") {
  std::size_t compared = 0;
  for (const EmbeddedTemplate& file : embedded_templates()) {
    INFO(file.path);
    const SourceText source(file.text);
    Diagnostics diagnostics;
    if (!file.path.ends_with(".yaml")) continue;
    CHECK(said(unpacked(file.nodes)) == said(read_yaml(source, diagnostics)));
    CHECK(diagnostics.empty());
    ++compared;
  }
  CHECK(10 < compared);
}

TEST_CASE("a diagnostic has the range of what stands at its place", "[unit]") {
  struct Case {
    const char* text;
    Place begin;
    Place end;
    std::size_t first;
    std::size_t past;
  };
  for (const Case& each : std::initializer_list<Case>{
           {"title: T\nkv_heds: 8\n", {2, 1}, {2, 8}, 9, 16},   // a word
           {"a: \"two words\" # x\n", {1, 4}, {1, 15}, 3, 14},  // a quoted text
           {"a: [1, 2]\n", {1, 4}, {1, 5}, 3, 4},               // one character
           {"\xEF\xBB\xBF查询: 1\n", {1, 1}, {1, 3}, 3, 9},     // after a byte order mark
           {"a:\n", {1, 3}, {1, 3}, 2, 2}}) {                   // the end of a line
    const TextRange range = located({{each.begin, "wrong"}}, "f", each.text).front().range;
    INFO(each.text);
    CHECK(range.end == each.end);
    CHECK(range.first_byte == each.first);
    CHECK(range.end_byte == each.past);
  }
}

TEST_CASE("columns are told in UTF-16 as editors count them", "[unit]") {
  CHECK(utf16_column("a\n查😀x\n", {2, 3}) == 3);
  CHECK(utf16_column("a\n", {1, 1}) == 0);
  CHECK(utf16_column("a\n", {0, 0}) == 0);
}
