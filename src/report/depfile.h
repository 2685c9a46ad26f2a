#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace attnfig {

/// One figure, and the files that it was made from.
struct DepRule {
  std::string output;
  std::vector<std::string> inputs;

  friend bool operator==(const DepRule&, const DepRule&) = default;
};

enum class DepsFormat { make, json };

/// Whether a format has a spelling of a path that its readers read back as the same path. Ninja
/// and make have none for quotes, "*", ";" and the like, JSON has none for what is not UTF-8.
bool can_hold(DepsFormat format, std::string_view path);

/// Rules as GCC writes them and make and Ninja read them, or as JSON that
/// docs/build-systems.md describes. The format can hold every path.
std::string write_depfile(DepsFormat format, const std::vector<DepRule>& rules);

}  // namespace attnfig
