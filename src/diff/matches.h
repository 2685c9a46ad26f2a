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

/// The elements that a shortest edit script keeps, in order (Myers 1986). If it takes more than
/// 2,000 edits, only the common start and end.
std::vector<Match> matches(const std::vector<std::string_view>& before,
                           const std::vector<std::string_view>& after);

constexpr std::size_t nobody = std::string::npos;

/// For each name of `before` the place of the same name in `after`; the others get, in order, the
/// places that are left, as reworded or translated names. `nobody` if none is left.
std::vector<std::size_t> partners_of(const std::vector<std::string>& before,
                                     const std::vector<std::string>& after);

}  // namespace attnfig::diff
