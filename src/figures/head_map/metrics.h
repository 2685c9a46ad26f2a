#pragma once

#include "theme/metrics.h"

// The sizes of a map of heads.

namespace attnfig {

namespace metric {

constexpr Metric row_width = {"row_width", 244, "widest row of heads", 242};
constexpr Metric band_gap = {"band_gap", 12, "between titles, heads and captions"};
constexpr Metric head_width = {"head_width", 22, "of a head's box", 20};
constexpr Metric head_height = {"head_height", 22, "of a head's box", 20};
constexpr Metric head_radius = {"head_radius", 4, "of a head's corners"};
constexpr Metric head_gap = {"head_gap", 4, "between heads of a group"};
constexpr Metric group_gap = {"group_gap", 20, "between groups", 12};
constexpr Metric shared_width = {"shared_width", 54, "of a box that several heads read"};
constexpr Metric sharing_gap = {"sharing_gap", 46, "between heads and what they read"};
constexpr Metric stem = {"stem", 20, "from a shared tensor to the line that spreads it"};
constexpr Metric arrow = {"arrow", 12, "from that line to what is made from the tensor"};
constexpr Metric source_width = {"source_width", 242, "of the row of shared tensors", 232};
constexpr Metric least_width = {"least_width", 8, "of one shared tensor"};

}  // namespace metric

constexpr Metric head_map_metrics[] = {
    metric::row_width,   metric::band_gap, metric::head_width, metric::head_height,
    metric::head_radius, metric::head_gap, metric::group_gap,  metric::shared_width,
    metric::sharing_gap, metric::stem,     metric::arrow,      metric::source_width,
    metric::least_width};

}  // namespace attnfig
