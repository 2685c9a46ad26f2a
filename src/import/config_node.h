#pragma once

#include "input/node.h"

#include <string>
#include <string_view>

// What a config.json states at a place.

namespace attnfig {

/// The value that a path with dots leads to; null if there is none.
const Node* look_up(const Node& mapping, std::string_view path);

/// A value as messages show it.
std::string shown(const Node& node);

/// Whether two places of a file say the same.
bool same_value(const Node& a, const Node& b);

/// Whether a value is neither null nor off nor 0.
bool says_something(const Node& node);

}  // namespace attnfig
