#include "import/assume.h"

#include "input/json.h"

#include <fmt/format.h>

#include <algorithm>

namespace attnfig {
namespace {

/// Marks values that the user assumed: no file states them.
void set_offsets(Node& node) {
  node.offset = node.text_offset = assumed_offset;
  node.verbatim = false;
  for (Key& key : node.keys) key.offset = assumed_offset;
  for (Node& item : node.items) set_offsets(item);
}

Node read_value(std::string_view text) {
  Node node;
  try {
    const SourceText source(text);
    Diagnostics diagnostics;
    node = read_json(source, diagnostics);
    if (!diagnostics.empty()) throw InvalidInput{diagnostics.sorted()};
  } catch (const InvalidInput&) {
    node = {.kind = Node::Kind::scalar, .text = std::string(text)};
  }
  set_offsets(node);
  return node;
}

}  // namespace

std::vector<Assumption> read_assumptions(const std::vector<std::string>& texts) {
  std::vector<Assumption> assumptions;
  for (const std::string& text : texts) {
    const std::size_t equals = text.find('=');
    if (equals == std::string::npos || equals == 0)
      throw InvalidInput{{{{},
                           fmt::format("--assume {}: expected KEY=VALUE", text),
                           "such as num_key_value_heads=8"}}};
    assumptions.push_back(
        {text.substr(0, equals), read_value(std::string_view(text).substr(equals + 1))});
  }
  return assumptions;
}

bool apply_assumption(const Assumption& assumption, Node& mapping) {
  Node* at = &mapping;
  std::string_view path = assumption.path;
  while (true) {
    const std::size_t dot = path.find('.');
    const std::string_view key = path.substr(0, dot);
    const auto known = std::find_if(at->keys.begin(), at->keys.end(),
                                    [&](const Key& each) { return each.text == key; });
    const auto index = static_cast<std::size_t>(known - at->keys.begin());
    const bool last = dot == std::string_view::npos;
    const bool takes_away = assumption.value.kind == Node::Kind::empty;
    if (takes_away && known == at->keys.end()) return false;
    if (takes_away && last) {
      at->items.erase(at->items.begin() + static_cast<std::ptrdiff_t>(index));
      at->keys.erase(known);
      return true;
    }
    if (known == at->keys.end()) {
      at->keys.push_back({std::string(key), assumed_offset});
      at->items.push_back({.kind = Node::Kind::mapping, .offset = assumed_offset});
    }
    at = &at->items[index];
    if (last) break;
    path.remove_prefix(dot + 1);
    if (at->kind == Node::Kind::mapping) continue;
    if (takes_away) return false;
    *at = {.kind = Node::Kind::mapping, .offset = assumed_offset};
  }
  *at = assumption.value;
  return true;
}

}  // namespace attnfig
