#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace attnfig::diff {

/// An element of one sequence and the equal one of another.
struct Match {
  std::size_t before = 0;
  std::size_t after = 0;

  friend bool operator==(const Match&, const Match&) = default;
};

/// What a shortest edit script leaves alone, in order (Myers 1986). Where it would take more than
/// 2,000 edits, only what both start and end with.
std::vector<Match> matches(const std::vector<std::string_view>& before,
                           const std::vector<std::string_view>& after);

constexpr std::size_t nobody = std::string::npos;

/// For each name of `before` the place of the same name in `after`, and for the others, in order,
/// what is left there: a name that is reworded or translated. `nobody` where nothing is left.
std::vector<std::size_t> partners_of(const std::vector<std::string>& before,
                                     const std::vector<std::string>& after);

}  // namespace attnfig::diff
