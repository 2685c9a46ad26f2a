#pragma once

#include "figures/mask_grid/mask_grid.h"

namespace attnfig {

/// The width that a panel needs from the page.
Length mask_panel_width(const DrawInput& input, const MaskGridPlan& plan);

/// All masks on the page's grid, and their numbers at the real size.
Picture draw_masks(const DrawInput& input, const MaskGridPlan& plan, const Grid& grid);

}  // namespace attnfig
