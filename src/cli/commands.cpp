#include "cli/command.h"

#include <array>

namespace attnfig {

std::span<const Command* const> commands() {
  static constexpr std::array all = {
      &build_command,   &watch_command,   &diff_command,    &accept_command,      &check_command,
      &numbers_command, &explain_command, &audit_command,   &lint_command,        &import_command,
      &compare_command, &whatif_command,  &gallery_command, &font_command,        &pipe_command,
      &list_command,    &schema_command,  &new_command,     &completions_command, &manual_command};
  return all;
}

}  // namespace attnfig
