#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace attnfig {

// Requests on the slots of a batch over time. A step is one token of every running request, or any
// other unit of time that a figure names.

using Steps = std::uint64_t;

struct BatchRequest {
  std::string name;
  Steps length = 0;  // at least 1
  Steps arrival = 0;

  friend bool operator==(const BatchRequest&, const BatchRequest&) = default;
};

/// A request on a slot, from `start` up to `end`.
struct SlotRun {
  std::size_t request = 0;  // its index
  std::size_t slot = 0;
  Steps start = 0;
  Steps end = 0;

  friend bool operator==(const SlotRun&, const SlotRun&) = default;
};

/// A slot without a request.
struct IdleSlot {
  std::size_t slot = 0;
  Steps start = 0;
  Steps end = 0;

  friend bool operator==(const IdleSlot&, const IdleSlot&) = default;
};

struct BatchSchedule {
  std::size_t slots = 0;
  Steps end = 0;  // of what is looked at: the last run's, or a stated one
  std::vector<SlotRun> runs = {};
  std::vector<Steps> batches = {};  // starts of static batches

  friend bool operator==(const BatchSchedule&, const BatchSchedule&) = default;
};

enum class Batching {
  /// A batch starts when the one before has ended, with the requests that wait: its slots stay idle
  /// until the longest request ends.
  fixed,
  /// A slot takes the next request as soon as its own has ended (Orca, Yu et al., OSDI 2022).
  continuous,
};

/// Requests in the order of their arrival, those of one time in the order stated, on the first slot
/// that is free. Needs a slot.
BatchSchedule schedule(const std::vector<BatchRequest>& requests, std::size_t slots,
                       Batching batching);

/// Runs that overlap on a slot, or that lie past the slots: pairs of a run and the earlier one,
/// which is itself for a run past the slots.
std::vector<std::pair<std::size_t, std::size_t>> overlaps(const BatchSchedule& schedule);

/// Slots × steps that requests use, and all of them: utilisation is their quotient.
struct SlotCounts {
  Steps used = 0;
  Steps all = 0;
  std::size_t most_running = 0;

  Steps idle() const { return all - used; }

  friend bool operator==(const SlotCounts&, const SlotCounts&) = default;
};
SlotCounts counts(const BatchSchedule& schedule);

/// The stretches in which a slot has no request, slot after slot.
std::vector<IdleSlot> idle_slots(const BatchSchedule& schedule);

/// A count as a quotient.
struct Quotient {
  std::uint64_t numerator = 0;
  std::uint64_t denominator = 1;

  friend bool operator==(const Quotient&, const Quotient&) = default;
};

/// The tokens that a step of speculative decoding yields on average, (1 − a^(k+1)) / (1 − a), for
/// `drafted` tokens of which each is accepted with probability a = `accepted` / `of` (Leviathan et
/// al. 2023, arXiv:2211.17192, eq. 1). Nothing: the exact quotient does not fit into 64 bits.
std::optional<Quotient> tokens_of_a_speculative_step(std::uint64_t accepted, std::uint64_t of,
                                                     unsigned drafted);

}  // namespace attnfig
