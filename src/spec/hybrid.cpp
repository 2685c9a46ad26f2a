#include "spec/hybrid.h"

#include <algorithm>
#include <map>

namespace attnfig {
namespace {

Wide count(const std::vector<PatternItem>& items) {
  Wide sum = 0;
  for (const PatternItem& item : items) sum += item.layers;
  return sum;
}

/// The pattern's items with their numbers of layers, so that they add up to `layers`.
std::vector<PatternItem> spread(const Pattern& pattern, Wide layers) {
  std::vector<PatternItem> items = pattern.first;
  Wide left = layers - count(pattern.first) - count(pattern.last);
  for (std::size_t i = 0; left != 0; i = (i + 1) % pattern.cycle.size()) {
    PatternItem item = pattern.cycle[i];
    item.layers = std::min(item.layers, left);
    left -= item.layers;
    items.push_back(std::move(item));
  }
  items.insert(items.end(), pattern.last.begin(), pattern.last.end());
  return items;
}

void append(std::vector<LayerRun>& order, std::size_t kind, Wide layers) {
  if (!order.empty() && order.back().kind == kind) {
    order.back().layers += layers;
  } else {
    order.push_back({kind, layers});
  }
}

/// Makes the last layers read the cache of the last layer of their kind before them.
void share_last(const Reader& reader, const Given<unit::Layer>& shared, PatternedLayers& all) {
  Wide left = shared.amount.count();
  for (auto run = all.order.rbegin(); run != all.order.rend() && left != 0; ++run) {
    const Wide taken = std::min(left, run->layers);
    Given<unit::Layer>& borrowing = all.kinds[run->kind].borrowing;
    borrowing = {Layers(borrowing.amount.count() + taken),
                 fmt::format("{} layers that share", all.kinds[run->kind].name), shared.place};
    left -= taken;
  }
  for (const LayerKind& kind : all.kinds)
    if (!kind.blocks.empty() && kind.borrowing.amount == kind.repeats.amount)
      complain_of(reader, shared,
                  fmt::format("shared_last ({}) leaves no layer of {} to read from",
                              grouped(shared.amount.count()), kind.name));
}

}  // namespace

PatternedLayers expand(const Reader& reader, const Pattern& pattern,
                       const Given<unit::Layer>& layers, const FindKind& find) {
  PatternedLayers all;
  // If the number of layers could not be read, each item of the pattern is checked once.
  const bool stated = !layers.name.empty();
  const Wide ends = count(pattern.first) + count(pattern.last);
  const Wide whole = stated ? layers.amount.count() : ends + count(pattern.cycle);
  if (pattern.cycle.empty()) return all;
  if (whole < ends) {
    reader.complain(pattern.cycle.front().offset,
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
      found->repeats = {Layers(), fmt::format("{} layers", found->name),
                        reader.source.place(item.offset)};
      all.kinds.push_back(std::move(*found));
    }
    Given<unit::Layer>& repeats = all.kinds[kind].repeats;
    repeats.amount = repeats.amount + Layers(item.layers);
    append(all.order, kind, item.layers);
  }
  if (stated && !pattern.shared.none()) {
    if (whole < pattern.shared.given.amount.count()) {
      complain_of(reader, pattern.shared.given,
                  fmt::format("shared_last ({}) is larger than layers ({})",
                              grouped(pattern.shared.given.amount.count()), grouped(whole)));
    } else {
      share_last(reader, pattern.shared.given, all);
    }
  }
  return all;
}

}  // namespace attnfig
