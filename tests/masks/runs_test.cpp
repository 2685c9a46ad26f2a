#include "model/mask/runs.h"

#include "model/sample.h"

#include <catch2/catch.hpp>

#include <algorithm>

namespace attnfig {
namespace {

TEST_CASE("runs of keys are counted together without the keys that several have", "[masks]") {
  struct Row {
    std::vector<KeyRun> runs;
    Interval range;
    Position count;
  };
  const std::vector<Row> rows = {{{}, {0, 10}, 0},
                                 {{{0, 10}}, {0, 10}, 10},
                                 {{{2, 5}, {4, 8}}, {0, 10}, 6},
                                 {{{2, 5}, {4, 8}}, {3, 7}, 4},
                                 {{{0, 10, 3}}, {0, 10}, 4},          // 0 3 6 9
                                 {{{0, 10, 3}, {3, 7}}, {0, 10}, 6},  // 0 3 4 5 6 9
                                 {{{0, 12, 2}, {0, 12, 3}}, {0, 12}, 8},
                                 {{{3, 16, 4, 1}, {12, 16}}, {0, 16}, 7},
                                 {{{5, 5}}, {0, 10}, 0},
                                 {{{0, 1'000'000'000'000, 2}, {0, 1'000'000'000'000, 3}},
                                  {0, 1'000'000'000'000},
                                  666'666'666'667}};
  for (const Row& row : rows) CHECK(count_union(row.runs, row.range) == row.count);
}

TEST_CASE("random runs have as many keys as are found one by one", "[masks]") {
  for (std::uint64_t seed = 1; seed <= 3'000; ++seed) {
    SplitMix64 numbers(seed);
    std::vector<KeyRun> runs;
    for (std::uint64_t k = numbers.next() % 5; k != 0; --k) {
      const Position first = numbers.next() % 40;
      const Position step = 1 + numbers.next() % 7;
      runs.push_back({first, first + numbers.next() % 40, step, 1 + numbers.next() % step});
    }
    const Position first = numbers.next() % 30;
    const Interval range{first, first + numbers.next() % 60};
    Position found = 0;
    for (Position key = range.first; key < range.end; ++key)
      if (std::any_of(runs.begin(), runs.end(), [&](const KeyRun& run) { return holds(run, key); }))
        ++found;
    INFO("seed " << seed);
    REQUIRE(count_union(runs, range) == found);
  }
}

}  // namespace
}  // namespace attnfig
