// What a batch shows, in sentences, in rows, and to a reader who points at a run.

#include "figures/batch_slots/batch_slots.h"
#include "figures/batch_slots/marks.h"
#include "figures/batch_slots/words.h"
#include "spec/finished_panel.h"
#include "text/number.h"

#include <algorithm>

namespace attnfig {
namespace {

std::string describe_batches(const Words& words, const BatchSchedule& schedule) {
  if (schedule.batches.size() < 2) return {};
  std::string text;
  for (std::size_t i = 0; i < schedule.batches.size(); ++i)
    text += with_text(words[word::batch_number], grouped(i + 1)) + words[word::colon] +
            with_text(words[word::batch_from], grouped(schedule.batches[i])) +
            words[word::sentence_end];
  return text;
}

std::string describe_axis(const FinishedPanel& panel) {
  std::vector<std::string> ticks;
  for (const Item& item : panel.group.items)
    if (item.mark == batch_marks::tick) ticks.push_back(plain(std::get<Label>(item.shape).text));
  return panel.words[word::batch_step] + panel.words[word::colon] + joined(panel.words, ticks) +
         panel.words[word::sentence_end];
}

/// "Slot 2: B 0–120, idle 120–250".
std::string tell_of_slot(const Words& words, const BatchSlotsPlan& plan, const BatchPanel& panel,
                         std::size_t slot) {
  return plain(plan.slot_names[slot]) + words[word::colon] + plain(panel.slots[slot]);
}

/// "E on slot 2: steps 122–250, waits 3 steps".
std::string tell_of_run(const Words& words, const BatchSlotsPlan& plan, const BatchPanel& panel,
                        std::size_t request) {
  const auto run = std::find_if(panel.schedule.runs.begin(), panel.schedule.runs.end(),
                                [&](const SlotRun& one) { return one.request == request; });
  std::string text = with_texts(words[word::batch_tell_run],
                                {plain(plan.requests[request].label), grouped(run->slot + 1),
                                 range_of(panel.schedule, *run)});
  const Steps waits = run->start - plan.requests[request].request.arrival;
  if (waits == 0 || panel.note.empty()) return text;
  return joined(words, {text, with_count(words[word::batch_tell_wait], waits)});
}

}  // namespace

std::string step_range(Steps start, Steps end) {
  return grouped(start) + "–" + grouped(end);
}

std::string range_of(const BatchSchedule& schedule, const SlotRun& run) {
  return step_range(run.start, std::min(run.end, schedule.end)) +
         (schedule.end < run.end ? " →" : "");
}

std::string describe_batch_slots(const FinishedPanel& panel, const BatchSlotsPlan& plan) {
  const Words& words = panel.words;
  if (panel.index() == plan.panels.size()) return describe_meters(words, plan.about, plan.meters);
  const BatchPanel& shown = plan.panels[panel.index()];
  std::string text = plain(shown.title);
  if (!shown.note.empty()) text += words[word::colon] + plain(shown.note);
  text += words[word::sentence_end] + describe_batches(words, shown.schedule);
  for (std::size_t slot = 0; slot < shown.schedule.slots; ++slot)
    text += tell_of_slot(words, plan, shown, slot) + words[word::sentence_end];
  return text + describe_axis(panel);
}

std::string tell_of_batch_slots(const FinishedPanel& panel, const std::any& content,
                                const Item& item) {
  const auto& plan = std::any_cast<const BatchSlotsPlan&>(content);
  if (panel.index() == plan.panels.size()) return {};
  const BatchPanel& shown = plan.panels[panel.index()];
  if (item.mark == batch_marks::run)
    return tell_of_run(panel.words, plan, shown,
                       static_cast<std::size_t>(item.stands_for[0].number) - 1);
  if (item.mark != batch_marks::slot) return {};
  return tell_of_slot(panel.words, plan, shown,
                      static_cast<std::size_t>(item.stands_for[0].number) - 1);
}

std::vector<std::vector<std::string>> table_of_batch_slots(const Plan&, const std::any& content) {
  const auto& plan = std::any_cast<const BatchSlotsPlan&>(content);
  std::vector<std::vector<std::string>> rows = {{plain(plan.about)}};
  for (const BatchPanel& panel : plan.panels) rows[0].push_back(plain(panel.title));
  for (std::size_t slot = 0; slot < plan.slot_names.size(); ++slot) {
    rows.push_back({plain(plan.slot_names[slot])});
    for (const BatchPanel& panel : plan.panels) rows.back().push_back(plain(panel.slots[slot]));
  }
  const auto add = [&](const auto& text_of) {
    rows.push_back({""});
    for (const Meter& meter : plan.meters) rows.back().push_back(plain(text_of(meter)));
  };
  add([](const Meter& meter) { return meter.value; });
  for (std::size_t i = 0; i < plan.meters.front().facts.size(); ++i)
    add([&](const Meter& meter) { return meter.facts[i]; });
  return rows;
}

}  // namespace attnfig
