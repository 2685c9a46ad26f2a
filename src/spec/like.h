#pragma once

#include "input/node.h"

namespace attnfig {

/// The key by which a template names the one that it is like.
constexpr std::string_view like_key = "like";

/// A mapping over another one: mappings in both are put together key by key, anything else is
/// replaced. What is from below has the place of the word that names it.
Node put_over(Node own, const Node& below, std::size_t offset);

/// Takes a key and its value out of a mapping.
void remove_key(Node& mapping, std::string_view key);

}  // namespace attnfig
