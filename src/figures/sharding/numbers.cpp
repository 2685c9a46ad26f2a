// The numbers of a layout on its devices, each with its derivation.

#include "figures/sharding/quantities.h"
#include "figures/sharding/sharding.h"

namespace attnfig {

using namespace sharding_quantity;

namespace {

constexpr std::string_view subject = "sharding";

FigureNumber memory(const FigureQuantity& quantity, const Expression& bits) {
  return memory_of(quantity, subject, step(quantity, bits));
}

}  // namespace

std::vector<FigureNumber> numbers_of(const ShardingPlan& plan) {
  std::vector<FigureNumber> all;
  if (plan.cache) {
    const FigureNumber whole = memory(once, plan.cache->once);
    const FigureNumber together = memory(all_devices, plan.cache->all);
    all = {whole, memory(device, plan.cache->device), together};
    if (plan.cache->once.value() != 0)
      all.push_back(quotient_of<Ratio>(times_once, subject, together.answer.how.front(),
                                       whole.answer.how.front()));
  }
  all.push_back(count_of(copies, subject,
                         computed("copies", holders(plan, plan.read()) / plan.ranks, copies.unit)));
  return all;
}

}  // namespace attnfig
