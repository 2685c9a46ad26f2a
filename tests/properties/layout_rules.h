#pragma once

#include "properties/scene_view.h"

namespace attnfig::properties {

/// Strokes and texts lie inside the figure.
Faults outside(const Scene& scene, const View& all);

/// Texts, boxes and lines keep clear of each other.
Faults collisions(const View& all);

/// What is cached stands in a band, and nothing else of the rows does; nothing crosses its edge.
Faults ungrounded(const Page& page);

/// What stands in a card keeps its padding.
Faults crossed_edges(const Page& page, const Metrics& metrics);

}  // namespace attnfig::properties
