#include "import/config_node.h"

#include <algorithm>

namespace attnfig {

const Node* look_up(const Node& mapping, std::string_view path) {
  const Node* node = &mapping;
  while (node != nullptr && !path.empty()) {
    const std::size_t end = std::min(path.find('.'), path.size());
    node = node->find(path.substr(0, end));
    path.remove_prefix(std::min(end + 1, path.size()));
  }
  return node;
}

std::string shown(const Node& node) {
  switch (node.kind) {
    case Node::Kind::empty:
      return "null";
    case Node::Kind::scalar:
      return node.plain ? node.text : '"' + node.text + '"';
    case Node::Kind::list:
      return "a list";
    case Node::Kind::mapping:
      return "an object";
  }
  return {};
}

bool same_value(const Node& a, const Node& b) {
  if (a.kind != b.kind || a.text != b.text || a.items.size() != b.items.size()) return false;
  if (a.kind != Node::Kind::mapping)
    return std::equal(a.items.begin(), a.items.end(), b.items.begin(), same_value);
  for (std::size_t i = 0; i < a.keys.size(); ++i) {
    const Node* other = b.find(a.keys[i].text);
    if (other == nullptr || !same_value(a.items[i], *other)) return false;
  }
  return true;
}

bool says_something(const Node& node) {
  return node.kind != Node::Kind::empty && node.text != "false" && node.text != "0";
}

}  // namespace attnfig
