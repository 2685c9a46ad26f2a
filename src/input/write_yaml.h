#pragma once

#include "input/node.h"

namespace attnfig {

/// A tree as YAML, with one line end at the end. What holds nothing but words and lists of words is
/// written on one line: `{variant: gqa, q_heads: 32}`.
std::string write_yaml(const Node& root);

}  // namespace attnfig
