#include "cli/command.h"

#include <array>

namespace attnfig {

std::span<const Command* const> commands() {
  static constexpr std::array<const Command*, 5> all = {
      &build_command, &check_command, &list_command, &schema_command, &new_command};
  return all;
}

}  // namespace attnfig
