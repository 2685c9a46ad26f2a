#include "spec/like.h"

#include <algorithm>

namespace attnfig {
namespace {

/// A node whose every part has one place.
Node at_offset(Node node, std::size_t offset) {
  node.offset = offset;
  node.verbatim = false;
  for (Key& key : node.keys) key.offset = offset;
  for (Node& item : node.items) item = at_offset(std::move(item), offset);
  return node;
}

}  // namespace

Node put_over(Node own, const Node& below, std::size_t offset) {
  for (std::size_t i = 0; i < below.keys.size(); ++i) {
    const auto same = std::find_if(own.keys.begin(), own.keys.end(),
                                   [&](const Key& key) { return key.text == below.keys[i].text; });
    if (same == own.keys.end()) {
      own.keys.push_back({below.keys[i].text, offset});
      own.items.push_back(at_offset(below.items[i], offset));
      continue;
    }
    Node& item = own.items[static_cast<std::size_t>(same - own.keys.begin())];
    if (item.kind == Node::Kind::mapping && below.items[i].kind == Node::Kind::mapping)
      item = put_over(std::move(item), below.items[i], offset);
  }
  return own;
}

void remove_key(Node& mapping, std::string_view key) {
  for (std::size_t i = 0; i < mapping.keys.size(); ++i)
    if (mapping.keys[i].text == key) {
      mapping.keys.erase(mapping.keys.begin() + static_cast<std::ptrdiff_t>(i));
      mapping.items.erase(mapping.items.begin() + static_cast<std::ptrdiff_t>(i));
      return;
    }
}

}  // namespace attnfig
