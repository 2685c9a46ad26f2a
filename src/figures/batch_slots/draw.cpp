// The slots of a batch over time: a panel for each way of batching, one below the other, so that
// they share an axis.
//
//   Slot 1 [ A                         ]
//   Slot 2 [ B        ][ E             ]
//   Slot 3 [ C  ][ F         ][ G ]  idle
//     Step |----|----|----|----|----|---

#include "figures/batch_slots/batch_slots.h"
#include "figures/batch_slots/marks.h"
#include "figures/batch_slots/words.h"
#include "scene/axis.h"
#include "text/number.h"

#include <algorithm>

namespace attnfig {
namespace marks = batch_marks;
namespace {

constexpr Length label_gap = Length::px(10);  // between the names of slots and their rows
constexpr Length name_room = Length::px(5);   // beside a name in a box, on both sides
constexpr Length tick_length = Length::px(4);
constexpr Length between_ticks = Length::px(12);
constexpr Length least_run = Length::hundredths(150);  // of a run too short to see

/// The input for drawing the panels of a batch: all have the same rows and axis.
struct BatchInput {
  const DrawInput& input;
  const BatchSlotsPlan& plan;
  Length width;
  Length left = {};  // where step 0 is
  Axis axis = {};

  TextStyle style(const Mark& mark) const {
    return {.mark = mark, .size = input.metrics[metric::text_size]};
  }
  Length width_of(const RichText& text) const {
    return attnfig::width(text, input.metrics[metric::text_size], Weight::regular);
  }
  Length line() const { return leading(input.metrics[metric::text_size]); }
  Length row() const { return input.metrics[metric::slot_row]; }
  Length top(std::size_t slot) const {
    return (row() + input.metrics[metric::slot_row_gap]) * static_cast<std::int64_t>(slot);
  }
  Length at(UInt128 step) const { return left + position(axis, step); }
  Rect box(std::size_t slot, Steps start, Steps end) const {
    return {{at(start), top(slot)}, {std::max(at(end) - at(start), least_run), row()}};
  }
};

/// The width of the names beside the rows.
Length names_width(const BatchInput& in) {
  Length widest = in.width_of({{in.input.words[word::batch_step]}});
  for (const RichText& name : in.plan.slot_names) widest = std::max(widest, in.width_of(name));
  return snapped(widest) + label_gap;
}

BatchInput input_of(const DrawInput& input, const BatchSlotsPlan& plan, Length width) {
  BatchInput in{input, plan, width};
  in.left = names_width(in);
  const auto measure = [&](std::string_view label) { return in.width_of({{std::string(label)}}); };
  // The last label is centred on the axis's end.
  const Length beyond = snapped(measure(grouped(plan.end() * 2)) / 2);
  in.axis = make_axis({.most = plan.end(),
                       .family = AxisFamily::decimal,
                       .length = width - in.left - beyond,
                       .gap = between_ticks},
                      measure);
  return in;
}

/// Whether there was room for a name in a box.
bool add_name(Picture& on, const BatchInput& in, const Mark& mark, const RichText& name,
              const Rect& box) {
  if (box.size.width < in.width_of(name) + name_room) return false;
  add(on, centred_label(name, in.style(mark), box.centre()));
  return true;
}

/// A name before a row, on its middle.
void add_row_name(Picture& on, const BatchInput& in, const Mark& mark, const RichText& name,
                  Length middle) {
  place(on, text_block(name, in.style(mark), in.left, Align::start),
        {Length(), middle - in.line() / 2});
}

/// The row of a slot up to the end: what no run covers is idle.
void add_slot(Picture& on, const BatchInput& in, const BatchSchedule& schedule, std::size_t slot) {
  add_row_name(on, in, marks::slot_name, in.plan.slot_names[slot], in.top(slot) + in.row() / 2);
  add(on, {.mark = marks::slot,
           .stands_for = {{"slot", static_cast<int>(slot) + 1}},
           .shape = Box{in.box(slot, 0, schedule.end), Length()}});
}

Polygon outline(const Rect& box) {
  return {
      {box.at, {box.right(), box.top()}, {box.right(), box.bottom()}, {box.left(), box.bottom()}}};
}

void add_run(Picture& on, const BatchInput& in, const BatchSchedule& schedule, const SlotRun& run) {
  const Rect box = in.box(run.slot, run.start, std::min(run.end, schedule.end));
  add(on, {.mark = marks::run,
           .series = in.plan.series(run.request),
           .stands_for = {{"request", static_cast<int>(run.request) + 1},
                          {"slot", static_cast<int>(run.slot) + 1}},
           .shape = outline(box)});
  RichText name = in.plan.requests[run.request].label;
  const bool goes_on = schedule.end < run.end;
  if (goes_on) append(name, " →", {});
  if (!add_name(on, in, marks::run_name, name, box) && goes_on)
    add_name(on, in, marks::run_name, {{"→"}}, box);
}

/// The idle stretches, those that the start of a batch divides in two.
std::vector<IdleSlot> idle_in_batches(const BatchSchedule& schedule) {
  std::vector<IdleSlot> parts;
  for (IdleSlot idle : idle_slots(schedule)) {
    for (const Steps start : schedule.batches) {
      if (start <= idle.start || idle.end <= start) continue;
      parts.push_back({idle.slot, idle.start, start});
      idle.start = start;
    }
    parts.push_back(idle);
  }
  return parts;
}

/// Lines where batches start, from their numbers over the rows to the rows' end.
void add_batches(Picture& on, const BatchInput& in, const BatchSchedule& schedule, Length height) {
  Length free;  // from where there is room for a number
  for (std::size_t i = 0; i < schedule.batches.size(); ++i) {
    const Length x = in.at(schedule.batches[i]);
    const RichText name = {{with_text(in.input.words[word::batch_number], grouped(i + 1))}};
    const bool has_line = schedule.batches[i] != 0;
    if (has_line)
      add(on, {.mark = marks::batch_start,
               .shape = Polyline{{{x, -in.line()}, {x, height + tick_length}}}});
    const Length start = x + (has_line ? Length::px(4) : Length());
    const Length next = i + 1 < schedule.batches.size() ? in.at(schedule.batches[i + 1]) : in.width;
    if (start < free || next < start + in.width_of(name)) continue;
    free = start + in.width_of(name);
    place(on, text_block(name, in.style(marks::batch_name), in.width, Align::start),
          {start, -in.line() - Length::px(3)});
  }
}

/// The axis under the rows.
void add_axis(Picture& on, const BatchInput& in, Length top) {
  const Length right = in.at(in.axis.last());
  add(on, {.mark = marks::axis, .shape = Polyline{{{in.left, top}, {right, top}}}});
  const Length middle = top + tick_length + in.line() / 2;
  for (const Tick& tick : in.axis.ticks) {
    const Length x = in.left + tick.at;
    add(on, {.mark = marks::axis, .shape = Polyline{{{x, top}, {x, top + tick_length}}}});
    if (!tick.label.empty())
      add(on, centred_label({{tick.label}}, in.style(marks::tick), {x, middle}));
  }
  add_row_name(on, in, marks::axis_name, {{in.input.words[word::batch_step]}}, middle);
  on.size = {in.width, middle + in.line() / 2};
}

Picture draw_rows(const BatchInput& in, const BatchPanel& panel) {
  const BatchSchedule& schedule = panel.schedule;
  const Length gap = in.input.metrics[metric::slot_row_gap];
  const Length height = in.top(schedule.slots) - gap;
  Picture rows;
  for (std::size_t slot = 0; slot < schedule.slots; ++slot) add_slot(rows, in, schedule, slot);
  for (const IdleSlot& idle : idle_in_batches(schedule))
    add_name(rows, in, marks::idle_name, {{in.input.words[word::batch_idle]}},
             in.box(idle.slot, idle.start, idle.end));
  for (const SlotRun& run : schedule.runs) add_run(rows, in, schedule, run);
  const bool has_batches = 1 < schedule.batches.size();
  if (has_batches) add_batches(rows, in, schedule, height);
  add_axis(rows, in, height + gap);
  if (!has_batches) return rows;
  Picture below;
  place(below, std::move(rows), {Length(), in.line() + Length::px(3)});
  return below;
}

Picture draw_panel(const BatchInput& in, std::size_t index) {
  const BatchPanel& panel = in.plan.panels[index];
  TextStyle bold = in.style(marks::title);
  bold.size = in.input.metrics[metric::heading_size];
  bold.weight = Weight::bold;
  const Picture heading =
      above({text_block(panel.title, bold, in.width, Align::start),
             text_block(panel.note, in.style(marks::note), in.width, Align::start)},
            Length::px(2), Align::start);
  return as_panel(above({heading, draw_rows(in, panel)}, Length::px(8), Align::start),
                  plain(panel.title), index);
}

}  // namespace

Picture draw_batch_slots(const DrawInput& input, const BatchSlotsPlan& plan, Length width) {
  const BatchInput in = input_of(input, plan, width);
  std::vector<Picture> parts;
  for (std::size_t i = 0; i < plan.panels.size(); ++i) parts.push_back(draw_panel(in, i));
  parts.push_back(as_panel(draw_meter_card(input, plan.about, plan.meters, width),
                           input.words[word::batch_summary], plan.panels.size()));
  return above(std::move(parts), input.metrics[metric::part_gap], Align::start);
}

}  // namespace attnfig
