#pragma once

#include "diff/facts.h"

#include <optional>

namespace attnfig::diff {

/// The facts about one side of a comparison.
struct Side {
  std::string_view svg;
  /// The facts in its spec; none: the spec is not known.
  std::optional<std::vector<Subject>> subjects = {};
};

/// The differences that a reader sees between two figures that are not equal.
std::vector<Change> changes_of(const Side& before, const Side& after);

}  // namespace attnfig::diff
