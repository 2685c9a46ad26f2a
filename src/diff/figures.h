#pragma once

#include "diff/facts.h"

#include <optional>

namespace attnfig::diff {

/// What is known of one side of a comparison.
struct Side {
  std::string_view svg;
  /// What its spec says; none: the spec is not known.
  std::optional<std::vector<Subject>> subjects = {};
};

/// What a reader sees to be different between two figures that are not equal.
std::vector<Change> changes_of(const Side& before, const Side& after);

}  // namespace attnfig::diff
