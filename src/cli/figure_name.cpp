#include "cli/figure_name.h"

#include <filesystem>

namespace attnfig {

std::string figure_name(const std::string& path) {
  std::string name = std::filesystem::path(path).stem().string();
  for (char& c : name) {
    const bool fine = ('a' <= c && c <= 'z') || ('A' <= c && c <= 'Z') || ('0' <= c && c <= '9') ||
                      c == '_' || c == '-';
    if (!fine) c = '-';
  }
  const bool letter =
      !name.empty() && (('a' <= name[0] && name[0] <= 'z') || ('A' <= name[0] && name[0] <= 'Z'));
  return (letter ? name : "figure-" + name).substr(0, 64);
}

}  // namespace attnfig
