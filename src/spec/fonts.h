#pragma once

#include "input/font_file.h"
#include "theme/theme.h"

namespace attnfig {

/// Liberation Sans, with the families of the same widths.
const MeasuredFont& built_in_measured_font();

/// Remarks on each family of a theme that was read from `node` whose widths are neither those of
/// its font nor those of Liberation Sans: a text in it may be wider than the room that it has.
void remark_on_families(const Reporter& reporter, const Node& node, const MeasuredFont& font,
                        Theme& theme);

}  // namespace attnfig
