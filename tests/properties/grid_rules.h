#pragma once

#include "properties/scene_view.h"

namespace attnfig::properties {

/// Panels stand in tiers of as many columns of one width, with even gaps; a last tier of fewer
/// stands in the middle. Nothing of a panel leaves its column.
Faults off_the_grid(const Scene& scene, const Page& page, const Paper& paper);

/// In each tier, rows of boxes and texts of a kind stand at one height; all query heads of a page
/// have one size, and the rows of a panel one middle.
Faults misaligned(const Page& page);

/// Heads are as large as the rows of all panels allow.
Faults shrunk(const Scene& scene, const Page& page, const Paper& paper);

/// The figure's title stands in the middle, or stacked, at the left edge.
Faults misplaced_title(const Scene& scene, const Page& page, const Paper& paper);

/// The figure is as wide as its page, and only wider if a word or a row at its least sizes needs
/// it.
Faults wrong_width(const Scene& scene, const Page& page, const Paper& paper);

}  // namespace attnfig::properties
