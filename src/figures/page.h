#pragma once

#include "figures/draw_input.h"

namespace attnfig {

constexpr Mark page_marks[] = {text_mark("title", Ink::text, Ink::page),
                               text_mark("claim", Ink::quiet, Ink::page)};

constexpr Metric page_metrics[] = {metric::page_width, metric::margin,       metric::part_gap,
                                   metric::title_size, metric::heading_size, metric::text_size,
                                   metric::panel_gap,  metric::row_gap,      metric::panel_radius};

/// The whole page: title, then the figures from top to bottom, for a page of a width.
Scene draw(const Plan& plan, const Language& language, const Metrics& metrics, Length page_width);

}  // namespace attnfig
