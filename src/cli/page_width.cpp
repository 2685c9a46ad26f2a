#include "cli/page_width.h"

#include "cli/check_name.h"

namespace attnfig {

PageWidth page_width_of(const std::string& name) {
  check_name("page width", name, {"wide", "narrow"});
  return name == "wide" ? PageWidth::wide : PageWidth::narrow;
}

}  // namespace attnfig
