#pragma once

#include <string>

namespace attnfig {

/// The figure name of a file, from the file's name without its ending.
std::string figure_name_of_file(const std::string& path);

}  // namespace attnfig
