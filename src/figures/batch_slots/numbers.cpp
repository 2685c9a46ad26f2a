// The numbers of a batch, each with its derivation.

#include "figures/batch_slots/batch_slots.h"
#include "figures/batch_slots/quantities.h"

#include <algorithm>

namespace attnfig {

using namespace batch_quantity;

namespace {

/// The steps of a run that are looked at.
Expression steps_of(const BatchSlotsPlan& plan, const BatchSchedule& schedule, const SlotRun& run) {
  const BatchedRequest& request = plan.requests[run.request];
  if (schedule.end < run.end)
    return computed(request.request.name + " until the last step", schedule.end - run.start,
                    "steps");
  return Expression::input(request.request.name + ".length", request.request.length,
                           {Origin::Kind::spec, request.length_at});
}

Expression used_of(const BatchSlotsPlan& plan, const BatchSchedule& schedule) {
  std::optional<Expression> sum;
  for (const SlotRun& run : schedule.runs) {
    Expression one = steps_of(plan, schedule, run);
    sum = sum ? Expression::apply(Expression::Kind::sum, *std::move(sum), std::move(one))
              : std::move(one);
  }
  return sum.value_or(Expression());
}

std::vector<FigureNumber> numbers_of_panel(const BatchSlotsPlan& plan, const BatchPanel& panel) {
  const BatchSchedule& schedule = panel.schedule;
  const Expression slot_count =
      Expression::input("slots", schedule.slots, {Origin::Kind::spec, plan.slots_at});
  const Expression end =
      plan.until_at
          ? Expression::input("until", schedule.end, {Origin::Kind::spec, *plan.until_at}, "steps")
          : computed("end of the last request", schedule.end, "steps");
  const Expression whole =
      step(all_slots, Expression::apply(Expression::Kind::product, slot_count, end));
  const Expression in_use = step(used, used_of(plan, schedule));
  const auto ended = std::count_if(schedule.runs.begin(), schedule.runs.end(),
                                   [&](const SlotRun& run) { return run.end <= schedule.end; });
  const auto of_panel = [&](FigureNumber number) {
    number.label = plain(panel.title);
    return number;
  };
  const auto count = [&](const FigureQuantity& quantity, const Expression& is) {
    return of_panel(count_of(quantity, panel.subject, is));
  };
  return {of_panel(quotient_of<Saving>(utilisation, panel.subject, in_use, whole)),
          count(idle, step(idle, Expression::apply(Expression::Kind::difference, whole, in_use))),
          count(used, in_use),
          count(all_slots, whole),
          count(all_steps, end),
          count(done, computed("requests.done", static_cast<UInt128>(ended), "requests"))};
}

}  // namespace

std::vector<FigureNumber> numbers_of(const BatchSlotsPlan& plan) {
  std::vector<FigureNumber> numbers;
  for (const BatchPanel& panel : plan.panels)
    for (FigureNumber& number : numbers_of_panel(plan, panel)) numbers.push_back(std::move(number));
  // By quantity: a table has a row of each.
  std::vector<FigureNumber> sorted;
  for (const FigureQuantity* quantity : batch_quantity::all)
    for (FigureNumber& number : numbers)
      if (number.quantity == quantity) sorted.push_back(std::move(number));
  return sorted;
}

}  // namespace attnfig
