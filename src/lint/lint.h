#pragma once

#include "lint/rules/rules.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace attnfig::lint {

/// All findings in one SVG file, in the order of places, each with its rule, but for low contrasts
/// that are accepted: "#a0a8b0 on #ffffff". Never throws for what the file holds.
std::vector<Diagnostic> findings_in(std::string_view file, std::string_view text,
                                    const std::vector<std::string>& accepted = {});

/// What a file paints, as text: for each of light and dark, an item a line. Throws InvalidInput for
/// a file that is not well-formed.
std::string dump_drawing(std::string_view text);

}  // namespace attnfig::lint
