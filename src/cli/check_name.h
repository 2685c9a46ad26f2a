#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace attnfig {

/// Throws UsageError if no such thing, for example no theme, has the name. The message suggests the
/// nearest name, or lists all.
void check_name(std::string_view kind, const std::string& name,
                const std::vector<std::string>& there_are);

}  // namespace attnfig
