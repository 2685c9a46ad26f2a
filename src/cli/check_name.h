#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace attnfig {

/// Throws UsageError for what is none of those that there are, such as a theme: it says the nearest
/// of them, or all.
void check_name(std::string_view kind, const std::string& name,
                const std::vector<std::string>& there_are);

}  // namespace attnfig
