#pragma once

#include "spec/template.h"

namespace attnfig {

/// Whether the inside of "{…}" has the name of a quantity.
bool names_quantity(std::string_view inside);

/// Reads the content of a placeholder, whose brace opens at byte `start` of the node's text.
/// Returns the part that can be read, and reports unknown names.
Placeholder read_placeholder(const Reporter& reporter, const Node& node, std::string_view inside,
                             std::size_t start);

}  // namespace attnfig
