// Makes the panels of a batch that a block states.

#include "figures/batch_slots/batch_slots.h"
#include "figures/batch_slots/words.h"
#include "figures/series.h"
#include "model/number_text.h"
#include "model/result.h"
#include "text/number.h"

#include <fmt/format.h>

#include <algorithm>

namespace attnfig {
namespace {

std::vector<BatchedRequest> requests_of(Saying& say, const BatchSlotsBlock& block) {
  std::vector<BatchedRequest> requests;
  for (const auto& [name, stated] : block.requests.all) {
    RichText label = stated.label ? say.say("label", *stated.label, {}) : RichText{{name.text}};
    requests.push_back({{name.text, stated.length.count, stated.arrival.count},
                        std::move(label),
                        stated.length.place});
  }
  return requests;
}

std::vector<BatchRequest> plain_requests(const BatchSlotsPlan& plan) {
  std::vector<BatchRequest> requests;
  for (const BatchedRequest& one : plan.requests) requests.push_back(one.request);
  return requests;
}

/// The panels that compare ways of batching, or the one of requests with stated starts.
std::vector<BatchPanel> panels_of(const Saying& say, const BatchSlotsBlock& block,
                                  const BatchSlotsPlan& plan) {
  const Words& words = say.words();
  if (are_stated(block))
    return {{std::string(batch_slots.name),
             {{words[word::batch_stated]}},
             {},
             stated_schedule(say, block)}};
  const ShownBatching shown = block.batching.value_or(ShownBatching::both);
  const std::vector<BatchRequest> requests = plain_requests(plan);
  std::vector<BatchPanel> panels;
  if (shown != ShownBatching::continuous)
    panels.push_back({"static",
                      {{words[word::batch_static]}},
                      {{words[word::batch_static_note]}},
                      schedule(requests, block.slots.count, Batching::fixed)});
  if (shown != ShownBatching::fixed)
    panels.push_back({"continuous",
                      {{words[word::batch_continuous]}},
                      {{words[word::batch_continuous_note]}},
                      schedule(requests, block.slots.count, Batching::continuous)});
  return panels;
}

/// Leaves out what starts at an end or after it.
void end_at(BatchSchedule& schedule, Steps end) {
  schedule.end = end;
  std::erase_if(schedule.runs, [&](const SlotRun& run) { return end <= run.start; });
  std::erase_if(schedule.batches, [&](Steps start) { return end <= start; });
}

/// The numbers of a panel, as texts that know what they are.
struct Known {
  const Words& words;
  const std::vector<FigureNumber>& numbers;
  const BatchPanel& panel;

  const FigureNumber& number(std::string_view name) const {
    return *std::find_if(numbers.begin(), numbers.end(), [&](const FigureNumber& one) {
      return one.subject == panel.subject && one.quantity->name == name;
    });
  }
  std::string text(std::string_view name) const {
    return to_text(*number(name).answer.result, "").value();
  }
  UInt128 count(std::string_view name) const {
    return std::get<Count>(*number(name).answer.result).value;
  }
  RichText say(const Word& word, const std::vector<std::string_view>& texts,
               const std::vector<std::string_view>& names) const {
    std::vector<NumberName> known;
    for (const std::string_view name : names)
      known.push_back({.layout = panel.subject, .quantity = std::string(name)});
    return {{with_texts(words[word], texts), {}, known}};
  }
};

/// "B 0–120, idle 120–250": what is on a slot, in the order of time.
RichText slot_text(const Words& words, const BatchSlotsPlan& plan, const BatchPanel& panel,
                   std::size_t slot) {
  std::vector<std::pair<Steps, std::string>> parts;
  for (const SlotRun& run : panel.schedule.runs)
    if (run.slot == slot)
      parts.emplace_back(
          run.start, plain(plan.requests[run.request].label) + " " + range_of(panel.schedule, run));
  for (const IdleSlot& idle : idle_slots(panel.schedule))
    if (idle.slot == slot)
      parts.emplace_back(idle.start,
                         words[word::batch_idle] + " " + step_range(idle.start, idle.end));
  std::sort(parts.begin(), parts.end());
  std::vector<std::string> texts;
  for (auto& [start, text] : parts) texts.push_back(std::move(text));
  return {{joined(words, texts)}};
}

Meter meter_of(const Known& known, std::size_t requests) {
  const std::string title = plain(known.panel.title);
  return {
      .value = known.say(word::batch_in_use, {title, known.text("utilisation")}, {"utilisation"}),
      .facts = {known.say(
                    word::batch_slot_steps,
                    {known.text("slots.used"), known.text("slots.all"), known.text("slots.idle")},
                    {"slots.used", "slots.all", "slots.idle"}),
                known.say(word::batch_done,
                          {known.text("requests.done"), grouped(requests), known.text("steps")},
                          {"requests.done", "steps"})},
      .part = known.count("slots.used"),
      .whole = known.count("slots.all")};
}

}  // namespace

Steps BatchSlotsPlan::end() const {
  Steps last = 0;
  for (const BatchPanel& panel : panels) last = std::max(last, panel.schedule.end);
  return last;
}

int BatchSlotsPlan::series(std::size_t request) const {
  return most_series < requests.size() ? 1 : static_cast<int>(request) + 1;
}

void say_batch_slots(const Words& words, BatchSlotsPlan& plan) {
  plan.about = {{with_count(words[word::batch_about], plan.panels.front().schedule.slots)}};
  for (std::size_t slot = 0; slot < plan.panels.front().schedule.slots; ++slot) {
    plan.slot_names.push_back({{with_text(words[word::batch_slot], grouped(slot + 1))}});
    for (BatchPanel& panel : plan.panels)
      panel.slots.push_back(slot_text(words, plan, panel, slot));
  }
  const std::vector<FigureNumber> numbers = numbers_of(plan);
  for (const BatchPanel& panel : plan.panels)
    plan.meters.push_back(meter_of({words, numbers, panel}, plan.requests.size()));
}

std::optional<BatchSlotsPlan> plan_batch_slots(Saying& say, const BatchSlotsBlock& block) {
  check_requests(say, block);
  if (block.slots.place == Place() || block.requests.all.empty() ||
      most_batched < block.requests.all.size())
    return {};
  BatchSlotsPlan plan{.requests = requests_of(say, block), .slots_at = block.slots.place};
  plan.panels = panels_of(say, block, plan);
  if (block.until) {
    plan.until_at = block.until->place;
    for (BatchPanel& panel : plan.panels) end_at(panel.schedule, block.until->count);
  }
  if (!say.is_right()) return {};
  say_batch_slots(say.words(), plan);
  return plan;
}

std::string dump_batch_slots(const Plan&, const BatchSlotsPlan& plan) {
  std::string text = fmt::format("batch_slots of {} slots\n", plan.panels.front().schedule.slots);
  for (const auto& [request, label, at] : plan.requests)
    text += fmt::format("  request {} \"{}\" {} from {}\n", request.name, markup(label),
                        request.length, request.arrival);
  text += fmt::format("  about \"{}\"\n", markup(plan.about));
  for (const BatchPanel& panel : plan.panels) {
    text += fmt::format("panel {} \"{}\" until {}", panel.subject, markup(panel.title),
                        panel.schedule.end);
    std::string_view before = ":";
    for (const SlotRun& run : panel.schedule.runs) {
      text += fmt::format("{} {} {} {}-{}", before, plan.requests[run.request].request.name,
                          run.slot + 1, run.start, run.end);
      before = ",";
    }
    if (!panel.schedule.batches.empty()) text += "; batches";
    for (const Steps start : panel.schedule.batches) text += fmt::format(" {}", start);
    text += "\n";
  }
  return text + dump_meters(plan.meters);
}

}  // namespace attnfig
