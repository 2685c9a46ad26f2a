#pragma once

#include <string>
#include <string_view>

namespace attnfig {

/// The name of a figure, which the ids in it start with, from any other name. It is a letter, then
/// letters, digits, "_" and "-", without two dashes in a row, and it differs wherever names do: one
/// that is of this kind already stays as it is, others get a hash of the whole. A narrow figure,
/// "NAME.narrow", is called after the wide one.
std::string figure_name(std::string_view name);

/// That of a file, whose name is its own without its ending.
std::string figure_name_of_file(const std::string& path);

}  // namespace attnfig
