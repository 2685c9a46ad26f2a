#include "import/language_model.h"

#include "import/config_node.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace attnfig {
namespace {

constexpr std::string_view thinker = "thinker_config";
constexpr std::array<std::string_view, 5> wrapped = {"text_config", "llm_config", "language_config",
                                                     "decoder", "decoder_config"};

bool is_wrapped(std::string_view key) {
  return std::find(wrapped.begin(), wrapped.end(), key) != wrapped.end();
}

/// A mapping of a language model and the path to it.
struct Candidate {
  std::string path;
  Node* mapping = nullptr;
};

std::vector<Candidate> candidates(Node& config) {
  std::vector<Candidate> found;
  for (std::size_t i = 0; i < config.keys.size(); ++i) {
    const std::string& key = config.keys[i].text;
    Node& item = config.items[i];
    if (item.kind != Node::Kind::mapping) continue;
    if (is_wrapped(key)) found.push_back({key, &item});
    if (key != thinker) continue;
    std::vector<Candidate> inside = candidates(item);
    if (inside.empty()) inside = {{"", &item}};
    for (Candidate& one : inside)
      found.push_back({one.path.empty() ? key : fmt::format("{}.{}", key, one.path), one.mapping});
  }
  return found;
}

}  // namespace

Node& language_model(const Reporter& reporter, Node& config) {
  const std::vector<Candidate> all = candidates(config);
  if (all.empty()) return config;
  for (const Candidate& other : all)
    if (!same_value(*other.mapping, *all.front().mapping)) {
      const Place first = reporter.source.place(all.front().mapping->offset);
      reporter.report(other.mapping->offset,
                      fmt::format("{} contradicts {} ({}:{}), and both describe a language model",
                                  other.path, all.front().path, first.line, first.column),
                      fmt::format("say which holds: --assume {}=null or --assume {}=null",
                                  all.front().path, other.path));
    }
  return *all.front().mapping;
}

std::vector<Assumption> apply_assumptions(const std::vector<Assumption>& assumptions,
                                          Node& config) {
  const auto is_null = [](const Assumption& assumption) {
    return assumption.value.kind == Node::Kind::empty;
  };
  const auto enters = [&](const Assumption& assumption) {
    const Node* first = config.find(assumption.first());
    return first != nullptr && first->kind == Node::Kind::mapping;
  };
  std::vector<bool> of_file;
  std::vector<bool> changes;
  for (const Assumption& assumption : assumptions) {
    of_file.push_back(enters(assumption));
    const bool here = of_file.back() || is_null(assumption);
    changes.push_back(here && apply_assumption(assumption, config));
  }
  const std::vector<Candidate> all = candidates(config);
  Node& model = all.empty() ? config : *all.front().mapping;
  std::vector<Assumption> unconfirmed;
  for (std::size_t i = 0; i < assumptions.size(); ++i) {
    const bool here = !of_file[i] || is_null(assumptions[i]);
    if (here && apply_assumption(assumptions[i], model)) changes[i] = true;
    if (!is_null(assumptions[i]) || !changes[i]) unconfirmed.push_back(assumptions[i]);
  }
  return unconfirmed;
}

std::string_view path_in_language_model(std::string_view path) {
  while (true) {
    const std::string_view first = path.substr(0, path.find('.'));
    if (first != thinker && !is_wrapped(first)) return path;
    path.remove_prefix(std::min(first.size() + 1, path.size()));
  }
}

}  // namespace attnfig
