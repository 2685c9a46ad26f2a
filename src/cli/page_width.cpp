#include "cli/page_width.h"

#include "cli/check_name.h"

namespace attnfig {

PageWidth page_width_of(const std::string& name) {
  check_name("page width", name, {page_widths.begin(), page_widths.end()});
  return name == "narrow" ? PageWidth::narrow : PageWidth::wide;
}

}  // namespace attnfig
