#pragma once

#include "properties/scene_view.h"

namespace attnfig::properties {

/// Stacked texts start at one left edge: that of the page, or in the card, that of its padding.
Faults off_the_left_edge(const Page& page, const Metrics& metrics);

/// Tiers stand below each other with one gap.
Faults unevenly_spaced(const Page& page, const Metrics& metrics);

/// Labels and numbers of caches share their edges.
Faults misaligned_entries(const Page& page, const Paper& paper);

}  // namespace attnfig::properties
