#include "cli/figure_name.h"

#include "attnfig.h"

#include <filesystem>

namespace attnfig {

std::string figure_name_of_file(const std::string& path) {
  return figure_name(std::filesystem::path(path).stem().string());
}

}  // namespace attnfig
