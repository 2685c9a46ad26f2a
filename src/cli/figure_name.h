#pragma once

#include <string>
#include <string_view>

namespace attnfig {

/// Makes the name of a figure, with which the ids in it start, from any other name: a letter, then
/// letters, digits, "_" and "-", without two dashes in a row. Different names give different
/// results: a name of this form stays as it is, any other gets a hash of the whole. A narrow
/// figure, "NAME.narrow", is called after the wide one.
std::string figure_name(std::string_view name);

/// The figure name of a file, from the file's name without its ending.
std::string figure_name_of_file(const std::string& path);

}  // namespace attnfig
