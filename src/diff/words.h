#pragma once

#include "attnfig_diff.h"

#include <string>
#include <vector>

namespace attnfig::diff {

/// Changes as lines: "GQA: kv_heads 8 → 4, cache 10 → 5 GiB", "moved: 12 items, by up to 9 px …".
std::vector<std::string> lines_of(const std::vector<Change>& changes);

/// At most so many lines of each kind, then the number of the others.
std::vector<std::string> shortened(const std::vector<Change>& changes, std::size_t most_of_a_kind);

}  // namespace attnfig::diff
