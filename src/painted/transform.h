#pragma once

#include "painted/geometry.h"

#include <optional>
#include <string_view>
#include <vector>

namespace attnfig::painted {

/// Takes blanks and commas from the front of a text.
void skip_separators(std::string_view& text);

/// All numbers of a list such as "points" or "viewBox", separated by blanks and commas; nothing if
/// it holds anything else.
std::optional<std::vector<Fixed>> read_numbers(std::string_view text);

/// "translate(2 3) rotate(90)", as an attribute or in CSS with px and deg; nothing if it cannot be
/// read.
std::optional<Matrix> read_transform(std::string_view text);

}  // namespace attnfig::painted
