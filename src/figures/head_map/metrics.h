#pragma once

#include "theme/metrics.h"

// The sizes of a map of heads.

namespace attnfig {

namespace metric {

constexpr Metric band_gap = {"band_gap", 12, "between titles, heads and captions"};
constexpr Metric head_width = {"head_width", 22, "of a head's box"};
constexpr Metric least_head_width = {"least_head_width", 12, "of a head's box, where many are"};
constexpr Metric head_height = {"head_height", 22, "of a head's box"};
constexpr Metric head_radius = {"head_radius", 4, "of a head's corners"};
constexpr Metric head_gap = {"head_gap", 4, "between heads of a group, and a key and its value"};
constexpr Metric group_gap = {"group_gap", 20, "between groups"};
constexpr Metric least_group_gap = {"least_group_gap", 8, "between them, where many are"};
constexpr Metric shared_width = {"shared_width", 54, "of what several heads read"};
constexpr Metric least_shared_width = {"least_shared_width", 26, "of it, where many are"};
constexpr Metric sharing_gap = {"sharing_gap", 46, "between heads and what they read"};
constexpr Metric rail = {"rail", 12, "from what is cached up to the lines that spread it, and on"};
constexpr Metric source_width = {"source_width", 242, "of a row of tensors that heads share"};
constexpr Metric least_width = {"least_width", 8, "of one of these tensors"};
constexpr Metric band_inset = {"band_inset", 4, "beside rows in the band of what is cached"};
constexpr Metric letter_padding = {"letter_padding", 3, "beside a letter in a box"};
constexpr Metric cached_padding = {"cached_padding", 10, "above and below what is cached"};

}  // namespace metric

constexpr Metric head_map_metrics[] = {
    metric::band_gap,           metric::head_width,      metric::least_head_width,
    metric::head_height,        metric::head_radius,     metric::head_gap,
    metric::group_gap,          metric::least_group_gap, metric::shared_width,
    metric::least_shared_width, metric::sharing_gap,     metric::rail,
    metric::source_width,       metric::least_width,     metric::band_inset,
    metric::letter_padding,     metric::cached_padding};

}  // namespace attnfig
