#pragma once

#include <cstdint>
#include <vector>

namespace attnfig {

/// SplitMix64 (Steele, Lea and Flood 2014, doi:10.1145/2660193.2660195): the same numbers for a
/// seed on every machine, so that a figure with a sample is the same everywhere.
class SplitMix64 {
 public:
  explicit SplitMix64(std::uint64_t seed) : state_(seed) {}

  std::uint64_t next();

 private:
  std::uint64_t state_;
};

/// So many of the candidates, or all: a partial Fisher-Yates shuffle swaps candidate t with
/// candidate t + next mod (m − t) of m. Sorted. It draws a number for each one that is chosen, also
/// where all are.
std::vector<std::uint64_t> choose(SplitMix64& numbers, std::vector<std::uint64_t> candidates,
                                  std::uint64_t count);

}  // namespace attnfig
