// The source keeps the layers of ARCHITECTURE.md: which folders include which, and what may occur
// where.

#include "attnfig.h"
#include "support/files.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cctype>
#include <map>
#include <regex>
#include <set>
#include <sstream>

using namespace attnfig;

namespace {

struct SourceFile {
  std::string folder;  // "" for files of src/ itself
  std::string path;    // from src/
  std::string text;
};

std::vector<SourceFile> source_files() {
  std::vector<SourceFile> all;
  const std::filesystem::path root = test::source_dir() / "src";
  for (const char* ending : {".h", ".cpp"})
    for (const std::filesystem::path& path : test::files(root, ending)) {
      const std::filesystem::path relative = path.lexically_relative(root);
      const bool nested = 1 < std::distance(relative.begin(), relative.end());
      all.push_back(
          {nested ? relative.begin()->string() : "", relative.string(), test::read(path)});
    }
  return all;
}

/// A file's code without comments: these rules are about code.
std::string code(const SourceFile& file) {
  return std::regex_replace(file.text, std::regex("//[^\n]*"), "");
}

std::vector<std::string> matches(const std::string& text, const std::string& pattern) {
  const std::regex regex(pattern);
  std::vector<std::string> found;
  for (std::sregex_iterator it(text.begin(), text.end(), regex), end; it != end; ++it)
    found.push_back(it->size() < 2 ? it->str() : it->str(1));
  return found;
}

/// Files outside of `allowed` (paths or folders with a slash) that hold the pattern.
std::set<std::string> offenders(const std::string& pattern, const std::set<std::string>& allowed) {
  std::set<std::string> found;
  for (const SourceFile& file : source_files()) {
    const bool may = allowed.contains(file.path) || allowed.contains(file.folder + "/");
    if (!may && !matches(code(file), pattern).empty()) found.insert(file.path);
  }
  return found;
}

const std::set<std::string> none;

}  // namespace

TEST_CASE("folders include only the layers below them", "[layering]") {
  const std::map<std::string, std::set<std::string>> below = {
      {"text", {}},
      {"raster", {}},
      {"font", {}},
      {"embed", {"input"}},
      {"io", {}},
      {"preview", {"io"}},
      {"input", {"text"}},
      {"model", {"text"}},
      {"variants", {"input", "model"}},
      {"scene", {"text"}},
      {"theme", {"input", "scene", "text"}},
      {"spec", {"input", "model", "scene", "text", "theme", "variants"}},
      {"import", {"input", "model", "spec", "text", "variants"}},
      {"report", {"input", "model", "spec", "text"}},
      {"audit", {"input", "model", "report", "spec", "text"}},
      {"figures", {"model", "scene", "spec", "text", "theme"}},
      {"annotate", {"model", "report", "scene", "spec", "text"}},
      {"svg", {"scene", "text", "theme"}},
      {"gallery", {"model", "report", "spec"}},
      {"library",
       {"annotate", "audit", "diff", "figures", "gallery", "import", "input", "lint", "model",
        "report", "scene", "spec", "svg", "theme", "variants"}},
      {"cli", {"io"}},
      {"painted", {"input", "spec", "svg", "text", "theme"}},
      {"diff", {"input", "model", "painted", "report", "spec", "text", "theme"}},
      {"lint", {"input", "painted", "report", "spec", "svg", "text", "theme"}},
  };
  for (const SourceFile& file : source_files()) {
    if (file.folder.empty()) continue;
    INFO(file.path);
    REQUIRE(below.contains(file.folder));
    for (const std::string& included : matches(file.text, "#include \"(\\w+)/")) {
      INFO("includes " << included);
      CHECK((included == file.folder || below.at(file.folder).contains(included)));
    }
  }
}

TEST_CASE("the program includes public headers and io alone", "[layering]") {
  for (const SourceFile& file : source_files())
    if (file.folder == "cli" || file.path == "main.cpp")
      for (const std::string& included : matches(file.text, "#include \"([\\w/.]+)\"")) {
        INFO(file.path << " includes " << included);
        CHECK((included.starts_with("cli/") || included.starts_with("io/") ||
               included.starts_with("attnfig")));
      }
}

TEST_CASE("one file knows the library that parses arguments", "[layering]") {
  CHECK(offenders("#include <CLI/", {"cli/parse.cpp"}) == none);
}

TEST_CASE("what the library is made of does not know the library", "[layering]") {
  CHECK(offenders("#include \"attnfig(_lint|_diff)?\\.h\"",
                  {"library/", "cli/", "main.cpp", "report/diagnostics.cpp", "diff/facts.h",
                   "diff/words.h", "lint/report.h", "attnfig_diff.h", "attnfig_lint.h"}) == none);
}

TEST_CASE("YAML, JSON and XML are read in one file each, and written in few", "[layering]") {
  CHECK(offenders("yaml-cpp|YAML::", {"input/yaml.cpp", "input/write_yaml.cpp"}) == none);
  CHECK(offenders("pugi", {"diff/page.cpp", "gallery/html.cpp", "painted/read.cpp", "svg/spans.cpp",
                           "svg/spans.h", "svg/svg.cpp", "svg/xml.h"}) == none);
  CHECK(offenders("nlohmann", {"input/json.cpp", "report/json.cpp", "report/json.h",
                               "spec/schema.cpp", "cli/preview.cpp", "preview/main.cpp"}) == none);
}

TEST_CASE("files, clock and environment belong to io", "[layering]") {
  CHECK(offenders(
            "<fstream>|<iostream>|<cstdio>|fopen|::open\\(|::write\\(|getenv|setlocale|std::locale",
            {"embed/", "font/", "io/", "raster/"}) == none);
  CHECK(offenders("<chrono>|<ctime>|std::time\\b|<random>|rand\\(", {"io/", "preview/"}) == none);
}

TEST_CASE("signals and events belong to io, sockets to the preview alone", "[layering]") {
  CHECK(offenders("sigaction|inotify_|<poll\\.h>|::poll\\(", {"io/"}) == none);
  CHECK(offenders(
            "httplib::|<httplib|<sys/socket\\.h>|::socket\\(|::bind\\(|::accept\\(|::connect\\(",
            {"preview/server.cpp"}) == none);
}

TEST_CASE("no colour and no font is named in the source", "[layering]") {
  CHECK(offenders("\"#[0-9a-fA-F]{3,8}\"", {}) == none);
  CHECK(offenders("Arial|Helvetica|sans-serif|Liberation", {}) == none);
}

TEST_CASE("no figure names a variant, and neither variants nor specs name a figure", "[layering]") {
  std::string kinds;
  // A kind that is called by a plain word, such as growth, is named by that in quotes.
  for (const Named& kind : kinds_of_figures())
    kinds += kind.name.find('_') == std::string::npos ? "|\"" + kind.name + "\"" : "|" + kind.name;
  for (const SourceFile& file : source_files()) {
    INFO(file.path);
    const std::string pattern = file.folder == "figures" ? "\\b(mha|gqa|mqa|mla|MHA|GQA|MQA|MLA)\\b"
                                : file.folder == "variants" || file.folder == "spec"
                                    ? kinds.substr(1)
                                    : "^$.";
    CHECK(matches(code(file), pattern).empty());
  }
}

TEST_CASE("only passes over finished scenes and what is written know of tooltips", "[layering]") {
  CHECK(offenders("[Tt]ooltip",
                  {"annotate/", "cli/", "lint/rules/rules.cpp", "scene/scene.cpp", "scene/scene.h",
                   "svg/", "library/", "attnfig.h", "attnfig.c.h"}) == none);
}

TEST_CASE("geometry and numbers know no floating point", "[layering]") {
  // The colour difference decides whether a theme is accepted, and reaches no figure; the program
  // that makes PNG and PDF of a finished SVG uses libraries that have nothing but floating point.
  CHECK(offenders("\\b(float|double)\\b", {"raster/", "theme/perception.cpp"}) == none);
  CHECK(offenders("perception\\.h", {"theme/"}) == none);
}

TEST_CASE("hash tables are looked up and never walked", "[layering]") {
  CHECK(offenders("unordered_", {"input/json.cpp", "input/yaml.cpp"}) == none);
}

TEST_CASE("files and functions are short, but for tables", "[layering]") {
  constexpr std::ptrdiff_t longest_file = 300;
  constexpr std::size_t longest_function = 40;
  // A function that is one list of rows is a table.
  const std::regex table("^std::vector<(Quantity|Family)> ");
  for (const SourceFile& file : source_files()) {
    INFO(file.path);
    CHECK(std::count(file.text.begin(), file.text.end(), '\n') <= longest_file);
    // Functions start and end in the first column.
    std::istringstream lines(file.text);
    std::string head;
    std::size_t length = 0;
    for (std::string line; std::getline(lines, line); ++length) {
      const bool starts = !line.empty() && std::isalpha(static_cast<unsigned char>(line[0])) != 0;
      if (starts) head = line, length = 0;
      const bool is_code = head.find('(') != std::string::npos && !head.starts_with("namespace");
      if (line == "}" && is_code && !std::regex_search(head, table)) {
        INFO(head);
        CHECK(length + 1 <= longest_function);
      }
    }
  }
}
