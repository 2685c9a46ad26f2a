#include "support/renderer.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

// An input in this folder, NAME.yaml, or NAME.bin if its bytes are not text, and its whole error
// message, NAME.txt. Inputs that cannot be files are in the table below.

namespace {

namespace fs = std::filesystem;

const fs::path folder = fs::path(ATTNFIG_SOURCE_DIR) / "tests" / "errors";

std::string read(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

std::vector<fs::path> inputs() {
  std::vector<fs::path> paths;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder))
    if (const fs::path ending = entry.path().extension(); ending == ".yaml" || ending == ".bin")
      paths.push_back(entry.path());
  std::sort(paths.begin(), paths.end());
  return paths;
}

/// The error message of a spec; empty if it is drawn.
std::string error_text(const std::string& spec, const std::string& file,
                       const attnfig::RenderOptions& options = {}) {
  static const attnfig::Renderer renderer;
  try {
    renderer.render(spec, options, file);
  } catch (const attnfig::InputError& error) {
    return error.what();
  }
  return {};
}

std::string repeated(const std::string& text, std::size_t times) {
  std::string all;
  for (std::size_t i = 0; i < times; ++i) all += text;
  return all;
}

const std::string layouts = "layouts:\n  mha: {q_heads: 8, head_dim: 64}\n";

}  // namespace

TEST_CASE("a faulty spec is complained about in these words", "[errors]") {
  const std::vector<fs::path> paths = inputs();
  REQUIRE(!paths.empty());
  for (const fs::path& path : paths) {
    DYNAMIC_SECTION(path.stem().string()) {
      const fs::path expected = fs::path(path).replace_extension(".txt");
      REQUIRE(fs::exists(expected));
      REQUIRE(error_text(read(path), path.stem().string() + ".yaml") == read(expected));
    }
  }
}

TEST_CASE("no text is left without its input", "[errors]") {
  for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
    if (entry.path().extension() != ".txt") continue;
    CAPTURE(entry.path().string());
    REQUIRE((fs::exists(fs::path(entry.path()).replace_extension(".yaml")) ||
             fs::exists(fs::path(entry.path()).replace_extension(".bin"))));
  }
}

TEST_CASE("patterns that together are too long are refused", "[errors]") {
  std::string spec = "title: T\nlayouts:\n  mha: {q_heads: 8, head_dim: 64}\n";
  for (int i = 0; i < 9; ++i)
    spec += "  h" + std::to_string(i) + ": {pattern: [mha, none], layers: 10000}\n";
  spec += "  h9: {pattern: [mha, none], layers: 10000}\n";
  REQUIRE(error_text(spec, "f").empty());
  spec += "  more: {pattern: [mha], layers: 1}\n";
  REQUIRE(error_text(spec, "f") ==
          "f:14:3: error: more than 100000 runs of layers in all patterns\n"
          "    more: {pattern: [mha], layers: 1}\n    ^\n");
}

TEST_CASE("an input that is too large or too deep is refused", "[errors]") {
  constexpr std::size_t largest = 256 * 1024;
  struct Row {
    std::string spec;
    std::string error_text;
  };
  const std::string too_large = "f: error: input larger than 256 KiB\n";
  const std::string long_title = "\n  title: " + std::string(93, 'x') + "\n         ^\n";
  const Row row = GENERATE_COPY(values<Row>({
      {std::string(largest + 1, '#'), too_large},
      {std::string(largest, '#'), "f:1:1: error: empty document\n  " + std::string(100, '#') +
                                      "\n  ^\n  hint: see: attnfig new\n"},
      {repeated("[", 100'000) + repeated("]", 100'000),
       "f:1:33: error: nested deeper than 32 levels\n  " + std::string(100, '[') + "\n  " +
           std::string(32, ' ') + "^\n"},
      {repeated("[", 1'000'000), too_large},
      {"[" + repeated("1,", 512 * 1024) + "]", too_large},
      {"[" + repeated("1,", 20'000) + "]", "f:1:40000: error: more than 20000 values\n  …" +
                                               repeated("1,", 38) + "]\n  " + std::string(75, ' ') +
                                               "^\n"},
      {std::string(5000, 'k') + ": 1\n" + layouts,
       "f:1:1: error: key longer than 64 characters\n  " + std::string(100, 'k') + "\n  ^\n"},
      {"title: " + std::string(512, 'x') + "\n" + layouts, ""},
      {"title: " + std::string(513, 'x') + "\n" + layouts,
       "f:1:8: error: title is longer than 512 characters (513)" + long_title},
      {"title: \"" + repeated("字", 512) + "\"\n" + layouts, ""},
      {"title: \"" + repeated("字", 513) + "\"\n" + layouts,
       "f:1:8: error: title is longer than 512 characters (513)\n  title: \"" + repeated("字", 92) +
           "\n         ^\n"},
      {"title: " + std::string(65'536, 'x') + "\n" + layouts,
       "f:1:8: error: title is longer than 512 characters (65536)" + long_title},
      {"title: " + std::string(65'537, 'x') + "\n" + layouts,
       "f:1:8: error: text longer than 65536 bytes" + long_title},
      {"title: T\nlayouts:\n  mha: {q_heads: " + std::string(65'536, '1') + ", head_dim: 64}\n",
       "f:3:18: error: q_heads (" + std::string(391, '1') +
           "…\n    mha: {q_heads: " + std::string(83, '1') + "\n" + std::string(19, ' ') + "^\n"},
  }));
  REQUIRE(error_text(row.spec, "f") == row.error_text);
}

TEST_CASE("a choice of the caller that is not known is complained about", "[errors]") {
  const std::string spec = "title: T\n" + layouts;
  REQUIRE(error_text(spec, "f", {.language = "xx"}) ==
          "f: error: unknown language \"xx\"\n  hint: known: en, zh\n");
  REQUIRE(error_text(spec, "f", {.theme = "modren"}) ==
          "f: error: unknown theme \"modren\"\n  hint: did you mean \"modern\"?\n");
  REQUIRE(error_text(spec, "f", {.theme = "../themes/modern"})
              .starts_with("f: error: unknown theme \"../themes/modern\"\n"));
}

TEST_CASE("a faulty template is complained about with its own name and text", "[errors]") {
  const std::vector<attnfig::TemplateFile> replaced = {{"languages/en.yaml", "about: [\n"}};
  const attnfig::Renderer renderer(replaced);
  try {
    renderer.render("title: T\n" + layouts, {}, "f");
    FAIL("it was drawn");
  } catch (const attnfig::InputError& error) {
    REQUIRE(std::string(error.what()) ==
            "languages/en.yaml:1:8: error: this \"[\" is never closed\n  about: [\n         ^\n");
  }
}

TEST_CASE("a template that names what is not there is complained about at its place", "[errors]") {
  const std::string page =
      "about: x\nfigures:\n  - head_mop\n  - x\n"
      "  - cache_rows: {measures: [{quantity: cache.totel}]}\n";
  const attnfig::Renderer renderer({{"pages/own.yaml", page}});
  REQUIRE_THROWS_WITH(renderer.render("title: T\npage: own\n" + layouts, {}, "f"),
                      "pages/own.yaml:3:5: error: unknown figure \"head_mop\"\n"
                      "    - head_mop\n"
                      "      ^\n"
                      "  hint: did you mean \"head_map\"?\n"
                      "pages/own.yaml:4:5: error: unknown figure \"x\"\n"
                      "    - x\n"
                      "      ^\n"
                      "  hint: known: head_map, layer_stack, cache_rows, growth, mask_grid, "
                      "paged_cache, batch_slots, sharding\n"
                      "pages/own.yaml:5:40: error: unknown quantity of a measure \"cache.totel\"\n"
                      "    - cache_rows: {measures: [{quantity: cache.totel}]}\n"
                      "                                         ^\n"
                      "  hint: did you mean \"cache.total\"?\n");
}

TEST_CASE("a faulty claim is complained about with its file's name and text", "[errors]") {
  struct Row {
    std::string claim;
    std::string error_text;
  };
  const Row row = GENERATE(values<Row>({
      {"layout: mha, quantity: '', value: 8, source: s, expect: holds",
       "f:3:29: error: quantity is empty\n"
       "    - {layout: mha, quantity: '', value: 8, source: s, expect: holds}\n"
       "                              ^\n"
       "  hint: which of its numbers, such as cache.total\n"},
      {"layout: mha, quantity: q_hedas, value: 8, source: s, expect: holds",
       "f:3:29: error: unknown quantity \"q_hedas\"\n"
       "    - {layout: mha, quantity: q_hedas, value: 8, source: s, expect: holds}\n"
       "                              ^\n"
       "  hint: did you mean \"q_heads\"?\n"},
      {"layout: '', quantity: q_heads, value: 8, source: '', expect: holds",
       "f:3:14: error: layout is empty\n"
       "    - {layout: '', quantity: q_heads, value: 8, source: '', expect: holds}\n"
       "               ^\n"
       "  hint: the layout of the spec that it is about, or the part of a figure\n"
       "f:3:55: error: source is empty\n"
       "    - {layout: '', quantity: q_heads, value: 8, source: '', expect: holds}\n"
       "                                                        ^\n"
       "  hint: where it was published\n"},
      {"layout: mha, quantity: q_heads, value: 8, source: s, expect: [[], x]",
       "f:3:68: error: expect: expected a list of conventions\n"
       "    - {layout: mha, quantity: q_heads, value: 8, source: s, expect: [[], x]}\n"
       "                                                                     ^\n"
       "f:3:72: error: expect: expected a list of conventions\n"
       "    - {layout: mha, quantity: q_heads, value: 8, source: s, expect: [[], x]}\n"
       "                                                                         ^\n"},
  }));
  REQUIRE_THROWS_WITH(
      attnfig::Renderer().audit("title: T\n" + layouts,
                                {"about: x\nclaims:\n  - {" + row.claim + "}\n", "f"}),
      row.error_text);
}

TEST_CASE("emphasis surrounds the place, the severity and the caret", "[errors]") {
  const auto read = attnfig::Library().read("titel: T\n" + layouts, {.file = "f"});
  REQUIRE(describe(read.diagnostics, {.place = "<", .severity = "(", .off = ">"}) ==
          "<f:1:1: >(error: >unknown key \"titel\" in a spec\n"
          "  titel: T\n  (^>\n  hint: did you mean \"title\"?\n");
}

TEST_CASE("mistakes are given as data too", "[errors]") {
  try {
    attnfig::Renderer().render("titel: T\n" + layouts);
    FAIL("it was drawn");
  } catch (const attnfig::InputError& error) {
    REQUIRE(error.diagnostics().size() == 1);
    REQUIRE(error.diagnostics()[0].range.begin.line == 1);
    REQUIRE(error.diagnostics()[0].range.begin.column == 1);
    REQUIRE(error.diagnostics()[0].message == "unknown key \"titel\" in a spec");
    REQUIRE(error.diagnostics()[0].hint == "did you mean \"title\"?");
  }
}

TEST_CASE("a spec may be written in another way and draws the same figure", "[errors]") {
  const std::string base = "title: T & <U>\nlayouts:\n  mha: {q_heads: 8, head_dim: 64}\n";
  const std::string figure = attnfig::render(base);
  const std::string other = GENERATE(values<std::string>({
      "\xEF\xBB\xBFtitle: T & <U>\nlayouts:\n  mha: {q_heads: 8, head_dim: 64}\n",
      "title: T & <U>\r\nlayouts:\r\n  mha: {q_heads: 8, head_dim: 64}\r\n",
      "title: T & <U>\nlayouts:\n  mha: {q_heads: 8, head_dim: 64}",
      "layouts:\n  mha: {head_dim: 64, q_heads: 8}\ntitle: T & <U>\n",
      "# a comment\n\ntitle: T & <U>  # another\n\nlayouts:\n  mha: {q_heads: 8, head_dim: 64}\n# "
      "the last\n",
      "\"title\": T & <U>\n'layouts':\n  \"mha\": {\"q_heads\": 8, 'head_dim': 64}\n",
      "title:\tT & <U>\nlayouts:\n  mha: {q_heads:\t8, head_dim: 64}\n",
      "title: \"T & <U>\"\nlayouts:\n  mha:\n    q_heads: 8\n    head_dim: 64\n",
      "{\"title\": \"T & <U>\", \"layouts\": {\"mha\": {\"q_heads\": 8, \"head_dim\": 64}}}",
      "---\ntitle: T & <U>\nlayouts:\n  mha: {q_heads: 8, head_dim: 64}\n...\n",
      "title: \"T \\x26 \\u003cU>\"\nlayouts:\n  mha: {q_heads: 8, head_dim: 64,}\n",
      "title: T & <U>\nlayouts:\n  mha: {variant: mha, q_heads: 8, head_dim: 64, dtype: bf16, "
      "layers: 1, batch: 1}\n",
      "title: T & <U>\npage: head_sharing\nlayouts:\n  mha: {q_heads: 8, head_dim: 64}\npanels: "
      "[mha]\n",
      "title: T & <U>\nlayouts:\n  mha: {q_heads: 8, head_dim: 64}\npanels: [{layout: mha}]\n",
      "title: {en: T & <U>, zh: 题}\nlayouts:\n  mha: {q_heads: 8, head_dim: 64}\n",
  }));
  REQUIRE(attnfig::render(other) == figure);
}
