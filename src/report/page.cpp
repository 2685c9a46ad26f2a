#include "report/page.h"

#include <fmt/format.h>

namespace attnfig {

std::string data_address(std::string_view svg) {
  constexpr std::string_view as_it_is =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~ =:/;,()'*!$@+";
  std::string address = "data:image/svg+xml,";
  for (const char c : svg) {
    if (as_it_is.find(c) != std::string_view::npos) {
      address += c;
    } else {
      address += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
  }
  return address;
}

void replace_mark(std::string& page, std::string_view mark, std::string_view by) {
  const std::size_t at = page.find(mark);
  if (at != std::string::npos) page.replace(at, mark.size(), by);
}

}  // namespace attnfig
