#include "model/serving/batching.h"

#include <algorithm>
#include <cassert>
#include <numeric>

namespace attnfig {
namespace {

/// Indices of the requests in the order in which they wait.
std::vector<std::size_t> in_order(const std::vector<BatchRequest>& requests) {
  std::vector<std::size_t> order(requests.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return requests[a].arrival < requests[b].arrival;
  });
  return order;
}

void schedule_fixed(const std::vector<BatchRequest>& requests, BatchSchedule& schedule) {
  const std::vector<std::size_t> order = in_order(requests);
  for (std::size_t next = 0; next < order.size();) {
    const Steps start = std::max(schedule.end, requests[order[next]].arrival);
    schedule.batches.push_back(start);
    for (std::size_t slot = 0; slot < schedule.slots && next < order.size(); ++slot, ++next) {
      const BatchRequest& request = requests[order[next]];
      if (start < request.arrival) break;
      schedule.runs.push_back({order[next], slot, start, start + request.length});
      schedule.end = std::max(schedule.end, start + request.length);
    }
  }
}

void schedule_continuous(const std::vector<BatchRequest>& requests, BatchSchedule& schedule) {
  std::vector<Steps> free(schedule.slots);  // when each slot is
  for (const std::size_t index : in_order(requests)) {
    const BatchRequest& request = requests[index];
    const Steps earliest = std::max(*std::min_element(free.begin(), free.end()), request.arrival);
    const auto slot =
        std::find_if(free.begin(), free.end(), [&](Steps at) { return at <= earliest; });
    *slot = earliest + request.length;
    schedule.runs.push_back(
        {index, static_cast<std::size_t>(slot - free.begin()), earliest, *slot});
    schedule.end = std::max(schedule.end, *slot);
  }
}

/// The runs of a slot in the order of time.
std::vector<SlotRun> runs_of(const BatchSchedule& schedule, std::size_t slot) {
  std::vector<SlotRun> own;
  for (const SlotRun& run : schedule.runs)
    if (run.slot == slot) own.push_back(run);
  std::sort(own.begin(), own.end(),
            [](const SlotRun& a, const SlotRun& b) { return a.start < b.start; });
  return own;
}

}  // namespace

BatchSchedule schedule(const std::vector<BatchRequest>& requests, std::size_t slots,
                       Batching batching) {
  assert(slots != 0);
  BatchSchedule schedule{.slots = slots};
  switch (batching) {
    case Batching::fixed:
      schedule_fixed(requests, schedule);
      break;
    case Batching::continuous:
      schedule_continuous(requests, schedule);
      break;
  }
  return schedule;
}

std::vector<std::pair<std::size_t, std::size_t>> overlaps(const BatchSchedule& schedule) {
  std::vector<std::pair<std::size_t, std::size_t>> found;
  const std::vector<SlotRun>& runs = schedule.runs;
  for (std::size_t k = 0; k < runs.size(); ++k) {
    if (schedule.slots <= runs[k].slot) found.emplace_back(k, k);
    for (std::size_t other = 0; other < k; ++other)
      if (runs[k].slot == runs[other].slot && runs[k].start < runs[other].end &&
          runs[other].start < runs[k].end)
        found.emplace_back(k, other);
  }
  return found;
}

SlotCounts counts(const BatchSchedule& schedule) {
  SlotCounts counts{.all = schedule.slots * schedule.end};
  for (const SlotRun& run : schedule.runs) {
    counts.used += std::min(run.end, schedule.end) - std::min(run.start, schedule.end);
    const auto running = std::count_if(
        schedule.runs.begin(), schedule.runs.end(),
        [&](const SlotRun& other) { return other.start <= run.start && run.start < other.end; });
    counts.most_running = std::max(counts.most_running, static_cast<std::size_t>(running));
  }
  return counts;
}

std::vector<IdleSlot> idle_slots(const BatchSchedule& schedule) {
  std::vector<IdleSlot> idle;
  for (std::size_t slot = 0; slot < schedule.slots; ++slot) {
    Steps done = 0;
    const auto add_until = [&](Steps start) {
      if (done < std::min(start, schedule.end))
        idle.push_back({slot, done, std::min(start, schedule.end)});
    };
    for (const SlotRun& run : runs_of(schedule, slot)) {
      add_until(run.start);
      done = std::max(done, run.end);
    }
    add_until(schedule.end);
  }
  return idle;
}

std::optional<Quotient> tokens_of_a_speculative_step(std::uint64_t accepted, std::uint64_t of,
                                                     unsigned drafted) {
  assert(of != 0 && accepted <= of);
  // Σ a^t for t = 0 … drafted, over the common denominator: n ← n × of + accepted^t.
  Quotient sum{1, 1};
  std::uint64_t power = 1;
  for (unsigned t = 0; t < drafted; ++t)
    if (__builtin_mul_overflow(power, accepted, &power) ||
        __builtin_mul_overflow(sum.numerator, of, &sum.numerator) ||
        __builtin_add_overflow(sum.numerator, power, &sum.numerator) ||
        __builtin_mul_overflow(sum.denominator, of, &sum.denominator))
      return {};
  const std::uint64_t common = std::gcd(sum.numerator, sum.denominator);
  return Quotient{sum.numerator / common, sum.denominator / common};
}

}  // namespace attnfig
