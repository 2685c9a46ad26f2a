// The boxes at a place, against looking at all of them.

#include "painted/nearby.h"

#include <catch2/catch.hpp>

#include <random>

using namespace attnfig::painted;

namespace {

Fixed millionths(std::mt19937& random, std::int64_t least, std::int64_t most) {
  const auto span = static_cast<std::uint64_t>(most - least + 1);
  return Fixed::millionths(least + static_cast<std::int64_t>(random() % span));
}

/// A box of any shape: a dot, a tile, a long line, a page.
Bounds any_box(std::mt19937& random) {
  constexpr std::int64_t sizes[] = {0, 1'000'000, 30'000'000, 900'000'000};
  const Vec at = {millionths(random, -400'000'000, 400'000'000),
                  millionths(random, -400'000'000, 400'000'000)};
  const Vec size = {millionths(random, 0, sizes[random() % 4]),
                    millionths(random, 0, sizes[random() % 4])};
  return {at.x, at.y, at.x + size.x, at.y + size.y};
}

}  // namespace

TEST_CASE("the boxes at a place are those that have a point in common with it", "[painted]") {
  std::mt19937 random(7);
  std::vector<Bounds> boxes;
  for (int i = 0; i < 300; ++i) boxes.push_back(any_box(random));
  boxes.push_back({Fixed(-1'000'000'000), Fixed(), Fixed(99'000'000'000), Fixed(1)});
  boxes.push_back(boxes[0]);
  const Nearby nearby(boxes);
  for (int i = 0; i < 300; ++i) {
    const Bounds place = any_box(random);
    std::vector<std::size_t> expected;
    for (std::size_t box = 0; box < boxes.size(); ++box)
      if (gap(boxes[box], place) <= Fixed()) expected.push_back(box);
    CHECK(nearby.at(place) == expected);
  }
}

TEST_CASE("there is nothing at any place of an empty drawing", "[painted]") {
  CHECK(Nearby().at({Fixed(), Fixed(), Fixed(1), Fixed(1)}).empty());
}
