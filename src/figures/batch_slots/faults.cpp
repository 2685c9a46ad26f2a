// What is wrong with the requests of a batch, at its places.

#include "figures/batch_slots/batch_slots.h"
#include "figures/request_name.h"

#include <fmt/format.h>

#include <algorithm>

namespace attnfig {
namespace {

using NamedRequest = NamedValue<BatchRequestSpec>;

bool has_start(const NamedRequest& request) {
  return request.value.start.has_value();
}

/// Requests state their starts all or none.
void check_starts(const Saying& say, const BatchSlotsBlock& block) {
  const std::vector<NamedRequest>& all = block.requests.all;
  const auto first = std::find_if(all.begin(), all.end(), has_start);
  if (first == all.end()) return;
  for (const NamedRequest& request : all)
    if (!has_start(request))
      say.report(
          request.name.offset,
          fmt::format("{} has no start, and {} has one", request.name.text, first->name.text),
          "state the start of every request, or of none");
  if (block.batching)
    say.report(
        first->value.start->place,
        fmt::format("{} has a start, so batching cannot decide where it runs", first->name.text),
        "leave out batching, or start of every request");
}

void check_request(const Saying& say, const BatchSlotsBlock& block, const NamedRequest& request) {
  const auto& [name, stated] = request;
  check_request_name(say, name);
  if (stated.slot && !stated.start)
    say.report(stated.slot->place,
               fmt::format("slot needs a start: the step at which {} starts there", name.text));
  else if (stated.slot && block.slots.count < stated.slot->count && block.slots.place != Place())
    say.report(stated.slot->place, fmt::format("slot {} of {} is not one of the {} slots",
                                               stated.slot->count, name.text, block.slots.count));
  if (stated.start && stated.start->count < stated.arrival.count)
    say.report(stated.start->place,
               fmt::format("{} starts at step {}, before it arrives at step {}", name.text,
                           stated.start->count, stated.arrival.count));
}

/// Whether it is known when a request runs; if not, that was reported.
bool is_placed(const BatchRequestSpec& request) {
  const auto is_read = [](const auto& number) { return number && number->place != Place(); };
  return is_read(request.start) && request.length.place != Place() &&
         (!request.slot || is_read(request.slot));
}

SlotRun run_of(const BatchSlotsBlock& block, std::size_t request, std::size_t slot) {
  const BatchRequestSpec& stated = block.requests.all[request].value;
  return {request, slot, stated.start->count, stated.start->count + stated.length.count};
}

/// Puts a request on the first slot that is free for it.
void place_on_free(const Saying& say, const BatchSlotsBlock& block, std::size_t request,
                   BatchSchedule& schedule) {
  SlotRun run = run_of(block, request, 0);
  for (; run.slot < schedule.slots; ++run.slot) {
    const bool is_free =
        std::none_of(schedule.runs.begin(), schedule.runs.end(), [&](const SlotRun& other) {
          return other.slot == run.slot && other.start < run.end && run.start < other.end;
        });
    if (is_free) return schedule.runs.push_back(run);
  }
  const auto& [name, stated] = block.requests.all[request];
  say.report(stated.start->place, fmt::format("no slot is free for {} from step {} until step {}",
                                              name.text, run.start, run.end));
}

void report_overlaps(const Saying& say, const BatchSlotsBlock& block,
                     const BatchSchedule& schedule) {
  for (const auto& [one, other] : overlaps(schedule)) {
    if (one == other) continue;  // no slot of the batch, as was reported
    const SlotRun* later = &schedule.runs[one];
    const SlotRun* earlier = &schedule.runs[other];
    if (later->start < earlier->start) std::swap(later, earlier);
    const auto& [name, stated] = block.requests.all[later->request];
    say.report(stated.start->place,
               fmt::format("{} starts on slot {} at step {}, and {} runs there until step {}",
                           name.text, later->slot + 1, later->start,
                           block.requests.all[earlier->request].name.text, earlier->end));
  }
}

}  // namespace

bool are_stated(const BatchSlotsBlock& block) {
  return std::any_of(block.requests.all.begin(), block.requests.all.end(), has_start);
}

void check_requests(const Saying& say, const BatchSlotsBlock& block) {
  for (const NamedRequest& request : block.requests.all) check_request(say, block, request);
  check_starts(say, block);
  if (most_batched < block.requests.all.size())
    say.report(block.requests.all[most_batched].name.offset,
               fmt::format("{} requests are too many to draw: at most {}",
                           block.requests.all.size(), most_batched));
}

BatchSchedule stated_schedule(const Saying& say, const BatchSlotsBlock& block) {
  BatchSchedule schedule{.slots = block.slots.count};
  std::vector<std::size_t> others;
  for (std::size_t i = 0; i < block.requests.all.size(); ++i) {
    const BatchRequestSpec& stated = block.requests.all[i].value;
    if (!is_placed(stated)) continue;
    if (stated.slot)
      schedule.runs.push_back(run_of(block, i, stated.slot->count - 1));
    else
      others.push_back(i);
  }
  report_overlaps(say, block, schedule);
  std::stable_sort(others.begin(), others.end(), [&](std::size_t a, std::size_t b) {
    return run_of(block, a, 0).start < run_of(block, b, 0).start;
  });
  for (const std::size_t request : others) place_on_free(say, block, request, schedule);
  for (const SlotRun& run : schedule.runs) schedule.end = std::max(schedule.end, run.end);
  return schedule;
}

}  // namespace attnfig
