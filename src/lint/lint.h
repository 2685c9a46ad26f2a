#pragma once

#include "lint/rules/rules.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace attnfig::lint {

/// What is known of a file besides its text.
struct Known {
  std::vector<std::string> accepted_contrasts = {};  // that are no findings: "#a0a8b0 on #ffffff"
  const MeasuredFont* font = nullptr;                // that it is set in, if not in a usual one
  std::optional<int> page_width = {};  // px of the page that it stands on; none: its own width
};

/// All findings in one SVG file, in the order of places, each with its rule. Never throws for what
/// the file holds.
std::vector<Diagnostic> findings_in(std::string_view file, std::string_view text,
                                    const Known& known = {});

/// What a file paints, as text: for each of light and dark, an item a line. Throws InvalidInput for
/// a file that is not well-formed.
std::string dump_drawing(std::string_view text);

}  // namespace attnfig::lint
