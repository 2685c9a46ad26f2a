#include "cli/page_width.h"

#include "cli/command.h"

#include <fmt/format.h>

namespace attnfig {

PageWidth page_width_of(const std::string& name) {
  if (const std::optional<PageWidth> width = read_page_width(name)) return *width;
  throw UsageError{fmt::format("unknown page width \"{}\"; {}", printable(name), page_width_hint)};
}

}  // namespace attnfig
