// A layout on its devices: heads under tensor parallelism, copies of what has fewer heads than
// there are devices, tokens under context parallelism, and what that takes of memory.

#include "figures/sharding/sharding.h"

#include "figures/caches/caches.h"
#include "figures/sharding/marks.h"
#include "figures/sharding/words.h"

namespace attnfig {
namespace {

/// The card of numbers is that of caches one below the other.
constexpr const FigureKind* parts[] = {&cache_rows};

std::vector<FigureNumber> numbers_of_kind(const Plan&, const std::any& content) {
  return numbers_of(std::any_cast<const ShardingPlan&>(content));
}

constexpr FigureKind make_kind() {
  FigureKind kind = figure_kind<ShardingBlock, ShardingPlan, plan_sharding, dump_sharding,
                                prepare_sharding, describe_sharding>(
      {.name = "sharding",
       .about = "heads and cache of a layout on its devices, and copies of what is not spread",
       .words = sharding_words,
       .metrics = sharding_metrics,
       .marks = sharding_marks::all,
       .parts = parts});
  kind.table_of = sharding_table;
  kind.tell = tell_of_sharding;
  kind.numbers = numbers_of_kind;
  return kind;
}

}  // namespace

const FigureKind sharding = make_kind();

}  // namespace attnfig
