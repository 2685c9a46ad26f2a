// The names of models that transformers, vLLM, SGLang, llama.cpp and mlx-lm register: each has a
// row of ours or a reason why not, and each row of ours is the answer to a name.

#include "import/families/families.h"
#include "import/families/gguf_architectures.h"
#include "import/words.h"
#include "support/files.h"

#include <catch2/catch.hpp>

#include <map>
#include <set>
#include <sstream>

using namespace attnfig;

namespace {

/// A name of a registry.
struct Registered {
  std::string registry;
  std::string name;
  std::string structure;
  std::string row;     // the model_type that reads it; "nested": that of a mapping in its file
  std::string reason;  // why there is none
};

std::vector<std::string> cells_of(const std::string& line) {
  std::vector<std::string> cells;
  std::istringstream stream(line);
  for (std::string cell; std::getline(stream, cell, '\t');) cells.push_back(cell);
  cells.resize(5);
  return cells;
}

std::vector<std::string> lines(const std::string& file) {
  std::vector<std::string> lines;
  std::istringstream stream(test::read(test::source_dir() / "tests" / "import" / file));
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

std::vector<Registered> registered() {
  std::vector<Registered> all;
  for (const std::string& line : lines("registries.tsv"))
    if (!line.starts_with("#")) {
      const std::vector<std::string> cells = cells_of(line);
      all.push_back({cells[0], cells[1], cells[2], cells[3], cells[4]});
    }
  return all;
}

/// "# source: REGISTRY REPOSITORY COMMIT FILE" for each registry.
std::set<std::string> sources() {
  std::set<std::string> names;
  for (const std::string& line : lines("registries.tsv")) {
    const std::string mark = "# source: ";
    if (!line.starts_with(mark)) continue;
    const std::vector<std::string_view> words =
        words_of(std::string_view(line).substr(mark.size()));
    REQUIRE(words.size() == 4);
    CHECK(words[1].find('/') != std::string_view::npos);
    CHECK((words[2].size() == 40 || words[2] == "-"));
    names.emplace(words[0]);
  }
  return names;
}

std::set<std::string_view> model_types() {
  std::set<std::string_view> types;
  for (const Family& family : families())
    for (const std::string_view type : words_of(family.model_types)) types.insert(type);
  return types;
}

}  // namespace

TEST_CASE("a registered name has a row or a reason", "[import]") {
  const std::set<std::string> known = sources();
  const std::set<std::string_view> types = model_types();
  std::set<std::pair<std::string, std::string>> seen;
  for (const Registered& one : registered()) {
    INFO(one.registry << " " << one.name);
    CHECK(known.contains(one.registry));
    CHECK(!one.structure.empty());
    CHECK(one.row.empty() != one.reason.empty());
    CHECK((one.row.empty() || one.row == "nested" || types.contains(one.row)));
    CHECK(seen.emplace(one.registry, one.name).second);
  }
}

TEST_CASE("a name that is a model_type of ours is read by that row", "[import]") {
  const std::set<std::string_view> types = model_types();
  for (const Registered& one : registered())
    if (one.registry != "llama.cpp" && one.row != "nested" && types.contains(one.name)) {
      INFO(one.registry << " " << one.name);
      CHECK(one.row == one.name);
    }
}

TEST_CASE("each row answers a registered name", "[import]") {
  std::set<std::string> answered;
  for (const Registered& one : registered()) answered.insert(one.row);
  for (const std::string_view type : model_types()) {
    INFO(type);
    CHECK(answered.contains(std::string(type)));
  }
}

TEST_CASE("an architecture of llama.cpp is read where the table says so", "[import]") {
  int read = 0;
  for (const Registered& one : registered()) {
    if (one.registry != "llama.cpp") continue;
    INFO(one.name);
    CHECK(states_of(one.name).has_value() == (one.row == "gguf"));
    if (one.row == "gguf") ++read;
  }
  CHECK(100 < read);
}
