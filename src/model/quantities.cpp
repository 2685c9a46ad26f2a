#include "model/quantities.h"

#include "model/quantities/cache.h"
#include "model/quantities/comparison.h"
#include "model/quantities/deployment.h"
#include "model/quantities/growth.h"
#include "model/quantities/heads.h"
#include "model/quantities/layers.h"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

namespace attnfig {
namespace {

const std::vector<Quantity>& all() {
  static const std::vector<Quantity> list = [] {
    std::vector<Quantity> joined;
    for (auto* topic : {quantity::of_heads, quantity::of_layers_and_tokens, quantity::of_caches,
                        quantity::of_growth, quantity::of_deployment, quantity::of_comparison})
      std::ranges::move(topic(), std::back_inserter(joined));
    return joined;
  }();
  return list;
}

}  // namespace

Answer Quantity::compute(const Attention& layout, const Attention* baseline) const {
  if (needs.equal_layers && layout.layers.size() != 1)
    return {{},
            fmt::format("the layers of {} differ, so it has no one number a layer", layout.name)};
  if (needs.context && !layout.context)
    return {{}, fmt::format("{} states no context, which {} needs", layout.name, name)};
  try {
    return rule(layout, baseline);
  } catch (const std::overflow_error&) {
    return {{}, fmt::format("{} of {} does not fit into 128 bits", name, layout.name)};
  }
}

std::span<const Quantity> quantities() {
  return all();
}

const Quantity* find_quantity(std::string_view name) {
  const auto found = std::find_if(all().begin(), all().end(),
                                  [&](const Quantity& quantity) { return quantity.name == name; });
  return found == all().end() ? nullptr : &*found;
}

std::vector<const Quantity*> measures() {
  std::vector<const Quantity*> chosen;
  for (const Quantity& quantity : all())
    if (quantity.choice != 0) chosen.push_back(&quantity);
  std::ranges::sort(chosen, {}, &Quantity::choice);
  return chosen;
}

}  // namespace attnfig
