// Requests on the slots of a batch over time.

#include "figures/batch_slots/batch_slots.h"

#include "figures/batch_slots/marks.h"
#include "figures/batch_slots/words.h"

namespace attnfig {
namespace {

Prepared prepare(const DrawInput& input, const BatchSlotsPlan& plan) {
  return {.whole_width = input.metrics[metric::batch_width],
          .draw = [input, &plan](const Grid& grid) {
            return draw_batch_slots(input, plan, grid.width());
          }};
}

constexpr FigureKind make_kind() {
  FigureKind kind = figure_kind<BatchSlotsBlock, BatchSlotsPlan, plan_batch_slots, dump_batch_slots,
                                prepare, describe_batch_slots>(
      {.name = "batch_slots",
       .about = "requests on the slots of a batch, with static and continuous batching",
       .words = batch_words,
       .metrics = batch_metrics,
       .marks = batch_marks::all});
  kind.table_of = table_of_batch_slots;
  kind.tell = tell_of_batch_slots;
  kind.numbers = [](const Plan&, const std::any& content) {
    return numbers_of(std::any_cast<const BatchSlotsPlan&>(content));
  };
  return kind;
}

}  // namespace

const FigureKind batch_slots = make_kind();

}  // namespace attnfig
