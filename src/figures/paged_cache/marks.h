#pragma once

#include "figures/draw_input.h"

// The marks and sizes of a paged cache.

namespace attnfig {

namespace paged_marks {

constexpr Mark title = text_mark("part-title", Ink::text);
constexpr Mark note = text_mark("part-note", Ink::quiet);
constexpr Mark request = text_mark("request", Ink::text);
constexpr Mark tokens = text_mark("request-tokens", Ink::quiet);
constexpr Mark label = text_mark("block-label", Ink::text);
constexpr Mark free_label = text_mark("free-label", Ink::quiet);
constexpr Mark slot = {
    .name = "slot", .fill = Ink::series_fill, .edge = Ink::series, .on = grounds};
constexpr Mark kept_slot = {.name = "kept-slot", .edge = Ink::series, .on = grounds};
constexpr Mark empty_slot = {.name = "empty-slot", .edge = Ink::line, .on = grounds};
constexpr Mark block = {.name = "block", .edge = Ink::quiet, .on = grounds};
constexpr Mark free_block = {.name = "free-block", .edge = Ink::line, .on = grounds};
constexpr Mark divider = {.name = "divider", .edge = Ink::card_edge};

}  // namespace paged_marks

namespace metric {

constexpr Metric slot_width = {"slot_width", 14, "of a token's slot in a block, at most"};
constexpr Metric least_slot_width = {"least_slot_width", 6, "of it, where many are"};
constexpr Metric slot_height = {"slot_height", 14, "of a slot"};
constexpr Metric block_gap = {"block_gap", 8, "between blocks"};
constexpr Metric block_row_gap = {"block_row_gap", 10, "between rows of blocks"};
constexpr Metric block_bar = {"block_bar", 56, "widest block whose slots are not drawn one by one"};
constexpr Metric block_cell = {"block_cell", 10, "of a block, where there are hundreds"};
constexpr Metric step_width = {"step_width", 300, "of the panel of a step, at least"};
constexpr Metric part_room = {"part_room", 32, "between requests and the pool beside them"};

}  // namespace metric

}  // namespace attnfig
