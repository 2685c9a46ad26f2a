#include "import/pattern.h"

#include <algorithm>
#include <span>

namespace attnfig {
namespace {

constexpr std::size_t longest_first = 8;
constexpr std::size_t longest_cycle = 64;

std::vector<PatternRun> runs(std::span<const std::size_t> order) {
  std::vector<PatternRun> runs;
  for (const std::size_t kind : order) {
    if (runs.empty() || runs.back().kind != kind) runs.push_back({0, kind});
    ++runs.back().layers;
  }
  return runs;
}

/// Where an order stops repeating itself after every `period` layers.
std::size_t periodic(std::span<const std::size_t> order, std::size_t period) {
  std::size_t end = std::min(period, order.size());
  while (end < order.size() && order[end] == order[end - period]) ++end;
  return end;
}

std::size_t length(const LayerPattern& pattern) {
  return pattern.first.size() + pattern.cycle.size() + pattern.last.size();
}

}  // namespace

LayerPattern find_pattern(const std::vector<std::size_t>& order) {
  const std::span all(order);
  LayerPattern best = {{}, runs(all), {}};
  for (std::size_t first = 0; first <= longest_first && first < all.size(); ++first) {
    const std::span rest = all.subspan(first);
    for (std::size_t period = 1; period <= longest_cycle && period <= rest.size(); ++period) {
      const std::size_t end = periodic(rest, period);
      LayerPattern pattern = {runs(all.first(first)), runs(rest.first(period)),
                              runs(rest.subspan(end))};
      if (length(pattern) < length(best)) best = std::move(pattern);
    }
  }
  return best;
}

}  // namespace attnfig
