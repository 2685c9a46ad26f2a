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

/// Whether a format can spell a path so that its readers get the same path. Ninja and make have no
/// spelling for quotes, "*", ";" and the like, JSON has none for bytes that are not UTF-8.
bool can_hold(DepsFormat format, std::string_view path);

/// Rules as GCC writes them and make and Ninja read them, or as the JSON of docs/build-systems.md.
/// The format must be able to hold every path.
std::string write_depfile(DepsFormat format, const std::vector<DepRule>& rules);

}  // namespace attnfig
