#pragma once

#include <string>
#include <string_view>

namespace attnfig::diff {

/// Two texts as `diff -u` and git show them: hunks of lines with three lines around, under
/// `--- a/NAME` and `+++ b/NAME`. Empty for equal texts.
std::string unified(std::string_view before, std::string_view after, std::string_view name);

/// At most so many lines, each of at most 160 characters, then the number of the others.
std::string shortened(std::string_view lines, std::size_t most);

}  // namespace attnfig::diff
