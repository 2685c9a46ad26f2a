#pragma once

#include <string>

namespace attnfig {

/// The name of the figure of a file: letters, digits, "_" and "-" from its stem; the prefix of ids.
std::string figure_name(const std::string& path);

}  // namespace attnfig
