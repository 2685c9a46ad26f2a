#pragma once

#include "figures/bar_card/meters.h"

// The marks and sizes of a batch.

namespace attnfig {

namespace batch_marks {

constexpr Mark title = text_mark("batch-title", Ink::text);
constexpr Mark note = text_mark("batch-note", Ink::quiet);
constexpr Mark slot_name = text_mark("slot-name", Ink::text);
constexpr Mark slot = {.name = "batch-slot", .edge = Ink::line, .on = grounds};
constexpr Mark run = {.name = "run", .fill = Ink::series_fill, .edge = Ink::series, .on = grounds};
constexpr Mark run_name = text_mark("run-name", Ink::text, Ink::series_fill);
constexpr Mark idle_name = text_mark("idle-name", Ink::quiet);
constexpr Mark batch_start = {.name = "batch-start", .edge = Ink::quiet, .on = grounds};
constexpr Mark batch_name = text_mark("batch-name", Ink::quiet);
constexpr Mark axis = {.name = "step-axis", .edge = Ink::line, .on = grounds};
constexpr Mark tick = text_mark("step-tick", Ink::quiet);
constexpr Mark axis_name = text_mark("step-name", Ink::quiet);

constexpr Mark all[] = {title,
                        note,
                        slot_name,
                        slot,
                        run,
                        run_name,
                        idle_name,
                        batch_start,
                        batch_name,
                        axis,
                        tick,
                        axis_name,
                        summary_marks::meter,
                        summary_marks::meter_track,
                        summary_marks::card,
                        summary_marks::amount,
                        summary_marks::detail};

}  // namespace batch_marks

namespace metric {

constexpr Metric slot_row = {"slot_row", 20, "of a batch slot's row"};
constexpr Metric slot_row_gap = {"slot_row_gap", 6, "between the rows of batch slots"};
constexpr Metric batch_width = {"batch_width", 260, "of the steps of a batch, at least", 200};

}  // namespace metric

constexpr Metric batch_metrics[] = {metric::slot_row,     metric::slot_row_gap, metric::batch_width,
                                    metric::card_padding, metric::entry_gap,    metric::bar_height};

}  // namespace attnfig
