// What holds for every mask: numbers are those of its cells, however its reasons are joined.

#include "model/mask/count.h"
#include "model/mask/grid.h"
#include "model/mask/reasons.h"
#include "model/number_text.h"
#include "model/sample.h"

#include <catch2/catch.hpp>

#include <algorithm>

namespace attnfig {
namespace {

std::vector<Position> some(SplitMix64& numbers, Position below) {
  std::vector<Position> all(below);
  for (Position k = 0; k < below; ++k) all[k] = k;
  return choose(numbers, std::move(all), numbers.next() % 4);
}

Reason random_reason(SplitMix64& numbers, Position keys) {
  const auto up_to = [&](Position most) { return 1 + numbers.next() % most; };
  switch (numbers.next() % 16) {
    case 0:
      return reason::all();
    case 1:
      return reason::causal();
    case 2:
      return reason::band(numbers.next() % 6, numbers.next() % 6);
    case 3:
      return reason::dilated(up_to(5), up_to(5));
    case 4:
      return reason::stride(up_to(7));
    case 5:
      return reason::sinks(numbers.next() % 5);
    case 6:
      return reason::global(some(numbers, keys));
    case 7:
      return reason::global_both_ways(some(numbers, keys));
    case 8:
      return reason::every(up_to(7));
    case 9: {
      const Position block = up_to(7);
      return reason::summary(block, up_to(block));
    }
    case 10:
      return reason::chunk(up_to(9));
    case 11:
      return reason::prefix(numbers.next() % 9);
    case 12: {
      const Position first = numbers.next() % 9;
      const Position next = first + numbers.next() % 9;
      return reason::groups({{first, next}, {next + 2, next + 5}});
    }
    case 13: {
      const Position step = up_to(4);
      return reason::segments(up_to(12), step, numbers.next() % step);
    }
    case 14: {
      const Position side = up_to(4);
      return reason::plane_windows(keys / 4 + 1, 4, side, numbers.next() % side);
    }
    default:
      return reason::window(up_to(12));
  }
}

std::optional<Sample> random_sample(SplitMix64& numbers) {
  if (numbers.next() % 3 != 0) return {};
  const auto of = static_cast<Sample::Of>(numbers.next() % 3);
  const Position chunk = of == Sample::Of::earlier_chunks ? 1 + numbers.next() % 5 : 1;
  return Sample{of, numbers.next() % 6, numbers.next(), chunk};
}

/// One or several reasons, with any sample, in tiles or documents, of a whole sequence or its end.
Mask random_mask(std::uint64_t seed, Position longest) {
  SplitMix64 numbers(seed);
  Mask mask;
  mask.tile = numbers.next() % 4 == 0 ? 2 : 1;
  const Position keys = 1 + numbers.next() % longest;
  for (std::uint64_t k = numbers.next() % 4; k != 0; --k)
    mask.reasons.push_back(random_reason(numbers, keys));
  mask.sample = random_sample(numbers);
  const Position queries = numbers.next() % 3 == 0 ? 1 + numbers.next() % keys : keys;
  mask.area = Rectangle::last_queries(queries * mask.tile, keys * mask.tile);
  if (queries == keys && 3 < keys && mask.tile == 1 && numbers.next() % 4 == 0) {
    const Position first = numbers.next() % keys;
    mask.documents = {first, keys - first};
  }
  return mask;
}

UInt128 count_cells(const MaskGrid& grid, Position query, std::uint8_t mark) {
  UInt128 sum = 0;
  for (Position key = 0; key < grid.keys; ++key)
    if (mark == 0 ? grid.at(query, key) != 0 : grid.at(query, key) == mark) ++sum;
  return sum;
}

TEST_CASE("scores are the cells of a mask, whatever its reasons", "[masks]") {
  for (std::uint64_t seed = 1; seed <= 3'000; ++seed) {
    const Mask mask = random_mask(seed, 70);
    const MaskGrid grid = cells_of(mask);
    INFO("seed " << seed << ": " << dump(mask));
    std::vector<UInt128> found(mask.reasons.size() + 1);
    UInt128 most = 0;
    for (Position query = 0; query < grid.queries; ++query) {
      most = std::max(most, count_cells(grid, query, 0));
      for (std::size_t k = 0; k < found.size(); ++k)
        found[k] += count_cells(grid, query, static_cast<std::uint8_t>(k + 1));
      REQUIRE(digits(keys_read(mask, query).count()) == digits(count_cells(grid, query, 0)));
    }
    REQUIRE(digits(most_keys_read(mask).count()) == digits(most));
    UInt128 sum = 0;
    const std::vector<Scores> counted = scores_by_reason(mask);
    for (std::size_t k = 0; k < counted.size(); ++k) {
      REQUIRE(digits(counted[k].count()) == digits(found[k]));
      sum += found[k];
    }
    REQUIRE(digits(scores(mask).count()) == digits(sum));
  }
}

TEST_CASE("the cached keys are those that the newest query or a later one reads", "[masks]") {
  for (std::uint64_t seed = 1; seed <= 3'000; ++seed) {
    Mask mask = random_mask(seed, 40);
    mask.tile = 1;
    mask.documents.clear();
    mask.sample.reset();
    // Later queries stand in a longer mask; every rule repeats within it.
    const Position tokens = mask.area.keys;
    mask.area = Rectangle::square(tokens + 420);
    const MaskGrid later = cells_of(mask);
    mask.area = Rectangle::square(tokens);
    const std::optional<Tokens> cached = cached_keys(mask);
    if (!cached) continue;
    Position found = 0;
    for (Position key = 0; key < tokens; ++key)
      for (Position query = tokens - 1; query < later.queries; ++query)
        if (later.at(query, key) != 0) {
          ++found;
          break;
        }
    INFO("seed " << seed << ": " << dump(mask));
    REQUIRE(cached->count() == found);
    Tokens most;
    for (Position size = 1; size <= tokens; ++size) {
      mask.area = Rectangle::square(size);
      const Tokens here = *cached_keys(mask);
      if (most < here) most = here;
    }
    mask.area = Rectangle::square(tokens);
    REQUIRE(digits(most_cached_keys(mask)->count()) == digits(most.count()));
  }
}

TEST_CASE("a large mask summed to squares loses no score", "[masks]") {
  for (std::uint64_t seed = 1; seed <= 300; ++seed) {
    Mask mask = random_mask(seed, 200);
    mask.sample.reset();
    mask.documents.clear();
    const BlockScores sums = summed(mask, 16);
    INFO("seed " << seed << ": " << dump(mask));
    REQUIRE(std::max(sums.rows, sums.columns) <= 16);
    Scores all;
    for (const Scores& one : sums.scores) all = all + one;
    REQUIRE(all == scores(mask));
  }
}

}  // namespace
}  // namespace attnfig
