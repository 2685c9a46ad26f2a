// Layouts that stand in other files: `use: FILE`.

#include "attnfig.h"

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include <map>

using namespace attnfig;

namespace {

using Files = std::map<std::string, std::string>;

const std::string llama =
    "title: Llama\nlayouts:\n  m: {variant: gqa, q_heads: 64, kv_heads: 8, head_dim: 128, layers: "
    "80, context: 128Ki}\n";
const std::string gemma =
    "title: Gemma\nlayouts:\n"
    "  full: {variant: mqa, q_heads: 4, head_dim: 256}\n"
    "  local: {like: full, window: 512}\n"
    "  model: {pattern: [5 local, 1 full], layers: 26, context: 32Ki}\n"
    "panels: [model]\n";
const std::string config =
    R"({"model_type": "llama", "num_hidden_layers": 80, "hidden_size": 8192, )"
    R"("num_attention_heads": 64, "num_key_value_heads": 8, "max_position_embeddings": 131072})";

Expected<Document> read(const Files& files, const std::string& spec,
                        const std::string& file = "spec.yaml") {
  return Library().read(
      spec, {.file = file, .read_file = [&](const std::string& path) -> Expected<std::string> {
               const auto found = files.find(path);
               if (found != files.end()) return {found->second, {}};
               return {{}, {{.message = path + ": No such file or directory"}}};
             }});
}

std::string spec_with(const std::string& layouts) {
  return "title: T\nlayouts:\n" + layouts;
}

/// "NAME.quantity", as text.
std::string number(const Document& document, const std::string& name) {
  const std::vector<LayoutNumber> all = *document.numbers();
  for (const LayoutNumber& each : all)
    if (fmt::format("{}.{}", each.layout, each.quantity) == name && each.at.empty())
      return each.text;
  return "";
}

std::string errors(const Files& files, const std::string& spec,
                   const std::string& file = "spec.yaml") {
  return describe(read(files, spec, file).diagnostics);
}

}  // namespace

TEST_CASE("a layout may stand in another file", "[unit]") {
  const Expected<Document> read_in =
      read({{"models/llama.yaml", llama}}, spec_with("  a: {use: models/llama.yaml}\n"));
  REQUIRE(read_in);
  CHECK(number(*read_in, "a.cache.total") == "40\u00A0GiB");
  CHECK(read_in->draw()->svg.find(">Llama<") != std::string::npos);
  CHECK(read_in->used_files() == std::vector<std::string>{"models/llama.yaml"});
  CHECK(*read_in->inputs() == std::vector<std::string>{"models/llama.yaml"});
}

TEST_CASE("what a layout states itself is taken before that of the file", "[unit]") {
  const Expected<Document> read_in =
      read({{"llama.yaml", llama}}, spec_with("  a: {use: llama.yaml, label: L, context: 32Ki}\n"
                                              "  b: {like: a, kv_heads: 4}\n"));
  REQUIRE(read_in);
  CHECK(number(*read_in, "a.cache.total") == "10\u00A0GiB");
  CHECK(number(*read_in, "b.cache.total") == "5\u00A0GiB");
  CHECK(read_in->draw()->svg.find(">L<") != std::string::npos);
}

TEST_CASE("the parts of a pattern come along under names of their own", "[unit]") {
  const Expected<Document> read_in =
      read({{"gemma.yaml", gemma}}, spec_with("  a_full: {variant: mha, q_heads: 2, head_dim: 8}\n"
                                              "  a: {use: gemma.yaml}\n") +
                                        "panels: [a_full, a]\n");
  REQUIRE(read_in);
  CHECK(number(*read_in, "a_local.window") == "512");
  CHECK(number(*read_in, "a_full_.kv_heads") == "1");
  CHECK(number(*read_in, "a.layers") == "26");
}

TEST_CASE("a config.json may be used as it is", "[unit]") {
  const Expected<Document> read_in =
      read({{"llama/config.json", config}}, spec_with("  a: {use: llama/config.json}\n"));
  REQUIRE(read_in);
  CHECK(number(*read_in, "a.cache.total") == "40\u00A0GiB");
}

TEST_CASE("paths start from the folder of the file that names them", "[unit]") {
  const Files files = {{"book/models/a.yaml", "title: A\nlayouts: {a: {use: ../llama.yaml}}\n"},
                       {"book/llama.yaml", llama}};
  const Expected<Document> read_in =
      read(files, spec_with("  x: {use: ./models/a.yaml}\n"), "book/spec.yaml");
  REQUIRE(read_in);
  CHECK(read_in->used_files() == std::vector<std::string>{"book/llama.yaml", "book/models/a.yaml"});
}

TEST_CASE("derivations lead to the place that names the file", "[unit]") {
  const Expected<Document> read_in =
      read({{"llama.yaml", llama}}, spec_with("  a: {use: llama.yaml}\n"));
  REQUIRE(read_in);
  const std::vector<ExplainedNumber> explained = *read_in->explain("a.cache.total");
  for (const ExplainedInput& input : explained.at(0).inputs)
    if (input.name == "kv_heads") CHECK(input.place == Place{3, 12});
}

TEST_CASE("a file that cannot be used is refused where it is named", "[unit]") {
  CHECK(errors({}, spec_with("  a: {use: a.yaml}\n")) ==
        "spec.yaml:3:12: error: a.yaml: No such file or directory\n"
        "    a: {use: a.yaml}\n"
        "             ^\n");
  CHECK(describe(Library().read(spec_with("  a: {use: a.yaml}\n")).diagnostics) ==
        "spec:3:12: error: a.yaml cannot be used: no files are read here\n"
        "    a: {use: a.yaml}\n"
        "             ^\n");
  CHECK(errors({}, spec_with("  a: {use: [a.yaml]}\n")) ==
        "spec.yaml:3:12: error: use: expected the path of a file, got a list\n"
        "    a: {use: [a.yaml]}\n"
        "             ^\n");
  CHECK(errors({{"a.yaml", llama}}, spec_with("  a: {use: a.yaml, like: b}\n"
                                              "  b: {variant: mha, q_heads: 2, head_dim: 8}\n")) ==
        "spec.yaml:3:26: error: a layout is like another one, or uses a file, not both\n"
        "    a: {use: a.yaml, like: b}\n"
        "                           ^\n");
}

TEST_CASE("mistakes of used files are reported there, all in one run", "[unit]") {
  const Files files = {{"a.yaml", "title: A\nlayouts:\n  a: {variant: mha, q_heads: 0}\n"},
                       {"b.yaml",
                        "titel: B\nlayouts:\n  b: {variant: mha, q_heads: 1, head_dim: "
                        "8}\n"}};
  const std::string all = errors(
      files, spec_with("  a: {use: a.yaml}\n  b: {use: b.yaml}\n  c: {use: c.yaml}\n  a2: {use: "
                       "a.yaml}\n"));
  INFO(all);
  CHECK(all.find("a.yaml:3:30: error: q_heads") != std::string::npos);
  CHECK(all.find("b.yaml:1:1: error: unknown key \"titel\"") != std::string::npos);
  CHECK(all.find("spec.yaml:5:12: error: c.yaml: No such file") != std::string::npos);
  CHECK(read(files, spec_with("  a: {use: a.yaml}\n  a2: {use: a.yaml}\n")).diagnostics.size() ==
        read(files, spec_with("  a: {use: a.yaml}\n")).diagnostics.size());
}

TEST_CASE("a file that draws several layouts is no model", "[unit]") {
  const Files files = {{"a.yaml", spec_with("  mha: {q_heads: 2, head_dim: 8}\n"
                                            "  mqa: {q_heads: 2, head_dim: 8}\n")}};
  CHECK(errors(files, spec_with("  a: {use: a.yaml}\n")) ==
        "a.yaml:1:1: error: expected a model, got a spec that draws 2 layouts\n"
        "  title: T\n"
        "  ^\n"
        "  hint: a model is a config.json, or a spec with one panel\n");
}

TEST_CASE("files that use each other in a circle are refused where it closes", "[unit]") {
  const auto use = [](const std::string& file) { return spec_with("  a: {use: " + file + "}\n"); };
  CHECK(errors({{"spec.yaml", use("spec.yaml")}}, use("spec.yaml")) ==
        "spec.yaml:3:12: error: spec.yaml uses itself\n"
        "    a: {use: spec.yaml}\n"
        "             ^\n");
  const Files files = {{"a.yaml", use("b.yaml")}, {"b.yaml", use("./a.yaml")}};
  CHECK(errors(files, use("a.yaml")) ==
        "b.yaml:3:12: error: a.yaml uses itself\n"
        "    a: {use: ./a.yaml}\n"
        "             ^\n"
        "  hint: by way of b.yaml\n");
}

TEST_CASE("eight files may use each other in a row, no more", "[unit]") {
  Files files = {{"8.yaml", llama}};
  for (int i = 0; i < 8; ++i)
    files.emplace(std::to_string(i) + ".yaml",
                  spec_with("  a: {use: " + std::to_string(i + 1) + ".yaml}\n"));
  CHECK(read(files, spec_with("  a: {use: 1.yaml}\n")));
  CHECK(errors(files, spec_with("  a: {use: 0.yaml}\n")) ==
        "7.yaml:3:12: error: more than 8 files use each other\n"
        "    a: {use: 8.yaml}\n"
        "             ^\n"
        "  hint: the first of them is 0.yaml\n");
}
