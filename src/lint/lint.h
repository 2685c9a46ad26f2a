#pragma once

#include "lint/rules/rules.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace attnfig::lint {

/// A finding with its rule and its place in the file.
struct Reported {
  const Rule* rule = nullptr;
  Diagnostic diagnostic;
};

/// All findings in one SVG file, in the order of places. Never throws for what the file holds.
std::vector<Reported> lint_svg(std::string_view text);

/// Whether a finding is more than a note.
bool fails(const Reported& finding);

/// What a file paints, as text: for each of light and dark, an item a line. Throws InvalidInput for
/// a file that is not well-formed.
std::string dump_drawing(std::string_view text);

}  // namespace attnfig::lint
