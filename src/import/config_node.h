#pragma once

#include "input/node.h"

#include <string>
#include <string_view>

// Reads single values of a config.json.

namespace attnfig {

/// The value that a path with dots leads to; null if there is none.
const Node* look_up(const Node& mapping, std::string_view path);

/// A value as messages show it.
std::string shown(const Node& node);

/// Whether two values of a file are the same.
bool same_value(const Node& a, const Node& b);

/// Whether a value is neither null nor off nor 0.
bool says_something(const Node& node);

}  // namespace attnfig
