#include "cli/layout_option.h"

#include "cli/command.h"
#include "diagnostic.h"
#include "input/fields.h"

#include <fmt/format.h>

#include <array>

namespace attnfig {

Layout layout_of(const std::string& name) {
  if (name == "wide") return Layout::wide;
  if (name == "narrow") return Layout::narrow;
  constexpr std::array<std::string_view, 2> known = {"wide", "narrow"};
  throw UsageError{
      fmt::format("unknown layout \"{}\"; {}", printable(name), choose_from(name, known))};
}

}  // namespace attnfig
