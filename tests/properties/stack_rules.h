#pragma once

#include "properties/scene_view.h"
#include "theme/metrics.h"

namespace attnfig::properties {

/// Stacked panels are as wide as the page, and evenly spaced; the texts of all of them and of the
/// summary start at one left edge, the middles of their heads stand above each other, and the page
/// is no wider than its widest mark needs.
Faults misaligned_stack(const Scene& scene, const Page& page, const Metrics& metrics);

}  // namespace attnfig::properties
