#pragma once

#include "spec/template.h"

namespace attnfig {

/// Reads what stands between the braces of a placeholder, which open at byte `start` of the node's
/// text. Returns it as far as it can be read, and complains about what is not known.
Placeholder read_placeholder(const Reader& reader, const Node& node, std::string_view inside,
                             std::size_t start);

}  // namespace attnfig
