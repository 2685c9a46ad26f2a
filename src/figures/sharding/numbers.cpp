// The numbers of a layout on its devices, each with its derivation.

#include "figures/sharding/quantities.h"
#include "figures/sharding/sharding.h"
#include "text/number.h"

#include <fmt/format.h>

namespace attnfig {

using namespace sharding_quantity;

namespace {

constexpr std::string_view subject = "sharding";

FigureNumber memory(const FigureQuantity& quantity, const Expression& bits) {
  const Expression step = Expression(bits).named(std::string(quantity.name), quantity.unit);
  return {&quantity, std::string(subject), {Memory{Bits(bits.value())}, {}, {step}}};
}

}  // namespace

std::vector<FigureNumber> numbers_of(const ShardingPlan& plan) {
  std::vector<FigureNumber> all;
  if (plan.cache) {
    const FigureNumber whole = memory(once, plan.cache->once);
    const FigureNumber together = memory(all_devices, plan.cache->all);
    all = {whole, memory(device, plan.cache->device), together};
    const UInt128 least = plan.cache->once.value();
    const UInt128 most = plan.cache->all.value();
    if (least != 0)
      all.push_back(
          {&times_once,
           std::string(subject),
           {Ratio{most, least},
            {},
            {together.answer.how.front(), whole.answer.how.front()},
            {"cache.all / cache.once", fmt::format("{} / {}", grouped(most), grouped(least))}}});
  }
  const Expression same = Expression::input("copies", holders(plan, plan.read()) / plan.ranks,
                                            {Origin::Kind::computation}, copies.unit);
  all.push_back({&copies, std::string(subject), {Count{same.value()}, {}, {same}}});
  return all;
}

}  // namespace attnfig
