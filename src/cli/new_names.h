#pragma once

#include "cli/arguments.h"

namespace attnfig {

/// What the program was called with, by the names that options have today.
struct NewNames {
  std::vector<std::string> arguments;
  std::vector<std::string> notices;  // a line for each old name that was used
};

/// Puts the new names of a command's options in place of old ones. What a variable of the
/// environment says by its old name becomes an argument. So nothing else in the program, nor help,
/// knows of old names.
NewNames in_new_names(const Arguments& declared, std::vector<std::string> arguments);

}  // namespace attnfig
