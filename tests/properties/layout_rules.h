#pragma once

#include "figures/draw_input.h"
#include "properties/scene_view.h"

namespace attnfig::properties {

/// Strokes and texts lie inside the figure.
Faults outside(const Scene& scene, const View& all);

/// Texts, boxes and lines keep clear of each other.
Faults collisions(const View& all);

/// Texts stay inside their panel or card.
Faults crossed_edges(const Scene& scene, const Page& page, const Metrics& metrics,
                     Arrangement arrangement);

/// Panels are equal in width and evenly spaced. Side by side, their rows share their height on the
/// page; stacked, their texts share a left edge, and their heads a middle.
Faults misaligned(const Scene& scene, const Page& page, const Metrics& metrics,
                  Arrangement arrangement);

/// Bars are as long as their amounts, and latents as wide as their elements.
Faults out_of_proportion(const Plan& plan, const Page& page, const Metrics& metrics);

}  // namespace attnfig::properties
