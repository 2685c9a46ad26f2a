#pragma once

#include "scene/mark.h"
#include "theme/metrics.h"

// The marks and sizes of figures of growth.

namespace attnfig {

namespace growth_marks {

constexpr Mark axis = {.name = "chart-axis", .edge = Ink::line, .on = Ink::page};
constexpr Mark tick = text_mark("chart-tick", Ink::quiet, Ink::page);
constexpr Mark title = text_mark("chart-title", Ink::quiet, Ink::page);
constexpr Mark capacity = {.name = "capacity", .edge = Ink::text, .on = Ink::page};
constexpr Mark amount = text_mark("capacity-amount", Ink::text, Ink::page);
constexpr Mark curve = {.name = "curve", .edge = Ink::series, .thick = true, .on = Ink::page};
constexpr Mark leader = {.name = "leader", .edge = Ink::series, .on = Ink::page};
constexpr Mark dot = {.name = "dot", .fill = Ink::series, .on = Ink::page};
constexpr Mark name = text_mark("curve-name", Ink::text, Ink::page);
constexpr Mark note = text_mark("curve-note", Ink::quiet, Ink::page);

constexpr Mark all[] = {axis, tick, title, capacity, amount, curve, leader, dot, name, note};

}  // namespace growth_marks

namespace metric {

constexpr Metric plot_width = {"plot_width", 260, "of a plot, at least", 200};
constexpr Metric end_width = {"end_width", 190, "of texts at the ends of curves, at most"};
constexpr Metric end_gap = {"end_gap", 12, "between texts at the ends of curves", 2};
constexpr Metric end_reach = {"end_reach", 36, "from a plot to the texts at the ends of curves",
                              20};
constexpr Metric text_gap = {"text_gap", 12, "between texts below a plot"};
constexpr Metric dot_size = {"dot_size", 8, "of the dots on curves"};

}  // namespace metric

constexpr Metric growth_metrics[] = {metric::plot_width, metric::end_width, metric::end_gap,
                                     metric::end_reach,  metric::text_gap,  metric::dot_size};

}  // namespace attnfig
