#include "cli/check_name.h"

#include "cli/command.h"

#include <fmt/format.h>

#include <algorithm>

namespace attnfig {

void check_name(std::string_view kind, const std::string& name,
                const std::vector<std::string>& there_are) {
  if (std::find(there_are.begin(), there_are.end(), name) != there_are.end()) return;
  throw UsageError{
      fmt::format("unknown {} \"{}\"; {}", kind, printable(name), choose_from(name, there_are))};
}

}  // namespace attnfig
