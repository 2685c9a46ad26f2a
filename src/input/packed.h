#pragma once

#include "input/node.h"

#include <span>

namespace attnfig {

/// A node of a file that was read when the program was built. The nodes of a tree form one list,
/// each before its items.
struct PackedNode {
  Node::Kind kind = Node::Kind::empty;
  bool plain = false;
  std::string_view key = {};  // its key in a mapping
  std::string_view text = {};
  std::size_t items = 0;
};

/// The tree of such a list. Its nodes have no places.
Node unpacked(std::span<const PackedNode> nodes);

}  // namespace attnfig
