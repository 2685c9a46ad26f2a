#pragma once

#include "figures/bar_card/meters.h"
#include "figures/batch_slots/block.h"
#include "figures/draw_input.h"
#include "model/serving/batching.h"
#include "spec/figure_numbers.h"
#include "spec/saying.h"

namespace attnfig {

extern const FigureKind batch_slots;

/// A request of the figure.
struct BatchedRequest {
  BatchRequest request;
  RichText label;
  Place length_at = {};

  friend bool operator==(const BatchedRequest&, const BatchedRequest&) = default;
};

/// The slots over time, as one way of batching fills them.
struct BatchPanel {
  std::string subject;  // of its numbers: "static"
  RichText title;
  RichText note;                     // how requests come to slots; empty: as stated
  BatchSchedule schedule;            // without runs that start after its end
  std::vector<RichText> slots = {};  // what runs on each, in the order of time

  friend bool operator==(const BatchPanel&, const BatchPanel&) = default;
};

struct BatchSlotsPlan {
  std::vector<BatchedRequest> requests = {};
  std::vector<BatchPanel> panels = {};
  Place slots_at = {};
  std::optional<Place> until_at = {};  // if the end is stated
  // Texts.
  RichText about = {};
  std::vector<RichText> slot_names = {};
  std::vector<Meter> meters = {};  // a panel each

  /// The last end of all panels.
  Steps end() const;
  /// The colour of a request: its own if there are few, else that of all.
  int series(std::size_t request) const;

  friend bool operator==(const BatchSlotsPlan&, const BatchSlotsPlan&) = default;
};

/// Whether requests state where they run.
bool are_stated(const BatchSlotsBlock& block);

/// Where they run then. Reports those that cannot.
BatchSchedule stated_schedule(const Saying& say, const BatchSlotsBlock& block);

/// As many as two panels draw with 500 elements.
inline constexpr std::size_t most_batched = 48;

/// Reports what is wrong with single requests.
void check_requests(const Saying& say, const BatchSlotsBlock& block);

std::vector<FigureNumber> numbers_of(const BatchSlotsPlan& plan);

/// Fills the texts of a plan whose numbers are known.
void say_batch_slots(const Words& words, BatchSlotsPlan& plan);

std::optional<BatchSlotsPlan> plan_batch_slots(Saying& say, const BatchSlotsBlock& block);
std::string dump_batch_slots(const Plan& all, const BatchSlotsPlan& plan);
Picture draw_batch_slots(const DrawInput& input, const BatchSlotsPlan& plan, Length width);
std::string describe_batch_slots(const FinishedPanel& panel, const BatchSlotsPlan& plan);
std::string tell_of_batch_slots(const FinishedPanel& panel, const std::any& plan, const Item& item);
std::vector<std::vector<std::string>> table_of_batch_slots(const Plan& all, const std::any& plan);

/// "0–120".
std::string step_range(Steps start, Steps end);

/// The same of a run, with an arrow if the run goes on after the schedule's end.
std::string range_of(const BatchSchedule& schedule, const SlotRun& run);

}  // namespace attnfig
