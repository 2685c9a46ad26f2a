#include "cli/layout_option.h"

#include "cli/check_name.h"

namespace attnfig {

Layout layout_of(const std::string& name) {
  check_name("layout", name, {"wide", "narrow"});
  return name == "wide" ? Layout::wide : Layout::narrow;
}

}  // namespace attnfig
