#include "input/packed.h"

namespace attnfig {
namespace {

/// Takes one tree from the front.
Node take(std::span<const PackedNode>& nodes) {
  const PackedNode& packed = nodes.front();
  nodes = nodes.subspan(1);
  Node node{.kind = packed.kind, .plain = packed.plain, .text = std::string(packed.text)};
  node.items.reserve(packed.items);
  if (packed.kind == Node::Kind::mapping) node.keys.reserve(packed.items);
  for (std::size_t i = 0; i < packed.items; ++i) {
    if (packed.kind == Node::Kind::mapping)
      node.keys.push_back({.text = std::string(nodes.front().key)});
    node.items.push_back(take(nodes));
  }
  return node;
}

}  // namespace

Node unpacked(std::span<const PackedNode> nodes) {
  return take(nodes);
}

}  // namespace attnfig
