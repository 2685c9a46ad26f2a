#include "spec/hybrid.h"

#include <algorithm>
#include <map>

namespace attnfig {
namespace {

UInt128 count(const std::vector<PatternItem>& items) {
  UInt128 sum = 0;
  for (const PatternItem& item : items) sum += item.layers;
  return sum;
}

/// The pattern's items with their numbers of layers, so that they add up to `layers`.
std::vector<PatternItem> spread(const Pattern& pattern, UInt128 layers) {
  std::vector<PatternItem> items = pattern.first;
  UInt128 left = layers - count(pattern.first) - count(pattern.last);
  for (std::size_t i = 0; left != 0; i = (i + 1) % pattern.cycle.size()) {
    PatternItem item = pattern.cycle[i];
    item.layers = std::min(item.layers, left);
    left -= item.layers;
    items.push_back(std::move(item));
  }
  items.insert(items.end(), pattern.last.begin(), pattern.last.end());
  return items;
}

void append(std::vector<LayerRun>& order, std::size_t kind, UInt128 layers) {
  if (!order.empty() && order.back().kind == kind) {
    order.back().layers += layers;
  } else {
    order.push_back({kind, layers});
  }
}

/// Makes the last layers read the cache of the last layer of their kind before them.
void share_last(const Reporter& reporter, const Sourced<unit::Layer>& shared,
                PatternedLayers& all) {
  UInt128 left = shared.amount.count();
  for (auto run = all.order.rbegin(); run != all.order.rend() && left != 0; ++run) {
    const UInt128 taken = std::min(left, run->layers);
    Sourced<unit::Layer>& sharing = all.kinds[run->kind].sharing;
    sharing = {Layers(sharing.amount.count() + taken),
               fmt::format("{} layers that share", all.kinds[run->kind].name), shared.place};
    left -= taken;
  }
  for (const LayerKind& kind : all.kinds)
    if (!kind.blocks.empty() && kind.sharing.amount == kind.layers.amount)
      report_at(reporter, shared,
                fmt::format("shared_last ({}) leaves no layer of {} to read from",
                            grouped(shared.amount.count()), kind.name));
}

}  // namespace

PatternedLayers expand(const Reporter& reporter, const Pattern& pattern,
                       const Sourced<unit::Layer>& layers, const FindKind& find) {
  PatternedLayers all;
  // If the number of layers could not be read, each item of the pattern is checked once.
  const bool stated = !layers.name.empty();
  const UInt128 ends = count(pattern.first) + count(pattern.last);
  const UInt128 whole = stated ? layers.amount.count() : ends + count(pattern.cycle);
  if (pattern.cycle.empty()) return all;
  if (whole < ends) {
    reporter.report(pattern.cycle.front().offset,
                    fmt::format("first and last name {} layers, but the layout has {}",
                                grouped(ends), grouped(whole)));
    return all;
  }
  std::map<std::string, std::size_t> kinds;  // by their layouts
  for (const PatternItem& item : spread(pattern, whole)) {
    const auto [known, fresh] = kinds.try_emplace(item.layout, all.kinds.size());
    const std::size_t kind = known->second;
    if (fresh) {
      std::optional<LayerKind> found = find(item);
      if (!found) return {};
      found->layers = {Layers(), fmt::format("{} layers", found->name),
                       reporter.source.place(item.offset)};
      all.kinds.push_back(std::move(*found));
    }
    Sourced<unit::Layer>& count_of_kind = all.kinds[kind].layers;
    count_of_kind.amount = count_of_kind.amount + Layers(item.layers);
    append(all.order, kind, item.layers);
  }
  if (stated && !pattern.shared.none()) {
    if (whole < pattern.shared.value.amount.count()) {
      report_at(reporter, pattern.shared.value,
                fmt::format("shared_last ({}) is larger than layers ({})",
                            grouped(pattern.shared.value.amount.count()), grouped(whole)));
    } else {
      share_last(reporter, pattern.shared.value, all);
    }
  }
  return all;
}

}  // namespace attnfig
