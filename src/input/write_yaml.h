#pragma once

#include "input/node.h"

namespace attnfig {

/// A tree as YAML, with one line end at the end. A mapping or list of only words and lists of words
/// is written on one line: `{variant: gqa, q_heads: 32}`.
std::string write_yaml(const Node& root);

}  // namespace attnfig
