// Real config.json files with one key deleted or changed: each is drawn or reported with a place,
// quickly; and if a key without a default in the family's code is missing, no other number results.

#include "import/families/families.h"
#include "import/import_text.h"
#include "import/keys.h"
#include "import/words.h"
#include "input/json.h"
#include "input/values.h"
#include "model/llama_cpp.h"
#include "support/files.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <chrono>
#include <random>

using namespace attnfig;

namespace {

const std::filesystem::path folder = test::source_dir() / "tests" / "import" / "models";

/// The path to a key of a config.json: the mapping's own key and those that lead to it.
using Path = std::vector<std::size_t>;

void note_paths(const Node& node, const Path& above, std::vector<Path>& paths) {
  for (std::size_t i = 0; i < node.keys.size(); ++i) {
    Path path = above;
    path.push_back(i);
    paths.push_back(path);
    note_paths(node.items[i], path, paths);
  }
}

std::string json_of(const Node& node) {
  std::string text;
  switch (node.kind) {
    case Node::Kind::empty:
      return "null";
    case Node::Kind::scalar:
      return node.plain ? node.text : '"' + node.text + '"';
    case Node::Kind::list:
      for (const Node& item : node.items) text += (text.empty() ? "" : ",") + json_of(item);
      return '[' + text + ']';
    case Node::Kind::mapping:
      for (std::size_t i = 0; i < node.keys.size(); ++i)
        text += (i == 0 ? "\"" : ",\"") + node.keys[i].text + "\":" + json_of(node.items[i]);
      return '{' + text + '}';
  }
  return text;
}

Node& mapping_at(Node& config, const Path& path) {
  Node* at = &config;
  for (std::size_t depth = 0; depth + 1 < path.size(); ++depth) at = &at->items[path[depth]];
  return *at;
}

Node json(const std::string& text) {
  const SourceText source(text);
  Diagnostics diagnostics;
  Node node = read_json(source, diagnostics);
  REQUIRE(diagnostics.empty());
  return node;
}

Node without(Node config, const Path& path) {
  Node& mapping = mapping_at(config, path);
  mapping.keys.erase(mapping.keys.begin() + static_cast<std::ptrdiff_t>(path.back()));
  mapping.items.erase(mapping.items.begin() + static_cast<std::ptrdiff_t>(path.back()));
  return config;
}

Node with(Node config, const Path& path, const std::string& value) {
  mapping_at(config, path).items[path.back()] = json(value);
  return config;
}

/// The family that reads a spec's config.json, which the spec names in its first line.
std::optional<Family> family_of(const std::string& spec) {
  const std::string mark = ", read as model_type ";
  const std::size_t start = spec.find(mark) + mark.size();
  const std::string type = spec.substr(start, spec.find('\n') - start);
  for (const Family& family : families())
    for (const std::string_view known : words_of(family.model_types))
      if (known == type) return family;
  return {};
}

std::string_view last_of(std::string_view path) {
  return path.substr(path.rfind('.') + 1);
}

/// Whether the family has a default for a missing key of that name, or the mapping has another name
/// for it, or the key is not read.
bool has_fallback(const Family& family, const std::string& name, const Node& mapping, bool nested) {
  for (const std::span<const ConfigKey> keys : {family.keys, common_config_keys()})
    for (const ConfigKey& key : keys) {
      const std::vector<std::string_view> names = words_of(key.names);
      const bool read = std::any_of(names.begin(), names.end(), [&](std::string_view path) {
        return path.substr(0, path.find('.')) == name || last_of(path) == name;
      });
      const bool otherwise = std::any_of(names.begin(), names.end(), [&](std::string_view path) {
        return mapping.find(last_of(path)) != nullptr;
      });
      if (read) return otherwise || !key.fallback.empty() || (nested && !key.nested.empty());
    }
  return true;
}

/// The result of a changed file: its spec, or nothing and an error with a place.
std::string outcome(const std::string& config) {
  const auto start = std::chrono::steady_clock::now();
  std::string spec;
  const std::string said = test::error_text(config, "f");
  if (said.empty()) {
    spec = test::spec_of(config, {}, "f");
  } else {
    CHECK(said.starts_with("f:"));
    CHECK(said.find(": error: ") != std::string::npos);
  }
  CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(1));
  return spec;
}

}  // namespace

TEST_CASE("a changed config.json is drawn or complained about", "[import]") {
  std::mt19937 random(20'260'801);
  const std::vector<std::string> values = {
      "null",       "0",      "1",          "3",
      "-1",         "0.5",    "true",       "\"text\"",
      "[]",         "[1]",    "[\"text\"]", "{}",
      "{\"a\": 1}", "[null]", "4294967297", "99999999999999999999999999999999999999999"};
  for (const std::filesystem::path& file : test::files(folder, ".json")) {
    const Node config = json(test::read(file));
    std::vector<Path> paths;
    note_paths(config, {}, paths);
    for (int round = 0; round < 12; ++round) {
      const Path& path = paths[random() % paths.size()];
      const std::string changed = json_of(with(config, path, values[random() % values.size()]));
      INFO(changed);
      outcome(changed);
    }
  }
}

TEST_CASE("a key that must be stated is missed", "[import]") {
  for (const std::filesystem::path& file : test::files(folder, ".json")) {
    const Node config = json(test::read(file));
    const std::string spec = test::spec_of(json_of(config), {}, "f");
    const auto family = family_of(spec);
    REQUIRE(family);
    std::vector<Path> paths;
    note_paths(config, {}, paths);
    for (const Path& path : paths) {
      Node changed = without(config, path);
      const std::string name = [&] {
        Node whole = config;
        return mapping_at(whole, path).keys[path.back()].text;
      }();
      INFO(file.filename().string() << " without " << name);
      const std::string other = outcome(json_of(changed));
      const bool may_differ =
          has_fallback(*family, name, mapping_at(changed, path), 1 < path.size());
      CHECK((other == spec || other.empty() || may_differ));
    }
  }
}

TEST_CASE("the table of families says one thing of a model_type and of a key", "[import]") {
  std::vector<std::string_view> types;
  for (const Family& family : families()) {
    INFO(family.model_types);
    CHECK(!family.citation.empty());
    for (const std::string_view type : words_of(family.model_types)) {
      types.push_back(type);
      const std::string_view architecture = architecture_of(family, type);
      CHECK((architecture.empty() || find_architecture(architecture) != nullptr));
    }
    std::vector<std::string_view> names;
    for (const ConfigKey& key : family.keys) {
      for (const std::string_view name : words_of(key.names)) names.push_back(name);
      for (const std::string_view fallback : {key.fallback, key.nested})
        if (!fallback.empty() && '0' <= fallback.front() && fallback.front() <= '9' &&
            fallback.find('.') == std::string_view::npos)
          CHECK(parse_number(fallback, Suffixes::none).fault.empty());
    }
    std::sort(names.begin(), names.end());
    CHECK(std::adjacent_find(names.begin(), names.end()) == names.end());
  }
  std::sort(types.begin(), types.end());
  CHECK(std::adjacent_find(types.begin(), types.end()) == types.end());
}
