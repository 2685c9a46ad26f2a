#include "cli/check_name.h"

#include "attnfig_settings.h"
#include "cli/command.h"

namespace attnfig {

void check_name(std::string_view kind, const std::string& name,
                const std::vector<std::string>& there_are) {
  const std::string refusal = unknown_name(kind, name, there_are);
  if (!refusal.empty()) throw UsageError{refusal};
}

}  // namespace attnfig
