#include "model/sample.h"

#include <algorithm>

namespace attnfig {

std::uint64_t SplitMix64::next() {
  state_ += 0x9E3779B97F4A7C15;
  std::uint64_t mixed = state_;
  mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
  mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
  return mixed ^ (mixed >> 31);
}

std::vector<std::uint64_t> choose(SplitMix64& numbers, std::vector<std::uint64_t> candidates,
                                  std::uint64_t count) {
  const std::uint64_t all = candidates.size();
  const std::uint64_t chosen = std::min(count, all);
  for (std::uint64_t t = 0; t < chosen; ++t)
    std::swap(candidates[t], candidates[t + numbers.next() % (all - t)]);
  candidates.resize(chosen);
  std::sort(candidates.begin(), candidates.end());
  return candidates;
}

}  // namespace attnfig
