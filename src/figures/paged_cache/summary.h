#pragma once

#include "figures/bar_card/bars.h"
#include "figures/paged_cache/parts.h"

namespace attnfig {

namespace paged_marks {

constexpr Mark meter = {.name = "meter", .fill = Ink::quiet, .on = Ink::card};
constexpr Mark meter_track = {.name = "meter-track", .edge = Ink::quiet, .on = Ink::card};

}  // namespace paged_marks

/// The numbers of the cache, each over its bar.
Picture draw_summary(const DrawInput& input, const PagedCachePlan& plan, Length width);

}  // namespace attnfig
