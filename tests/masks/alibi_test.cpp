#include "model/mask/alibi.h"

#include <catch2/catch.hpp>

namespace attnfig {
namespace {

std::vector<std::string> texts(unsigned heads) {
  std::vector<std::string> all;
  for (const AlibiSlope& slope : alibi_slopes(heads)) all.push_back(to_text(slope));
  return all;
}

TEST_CASE("ALiBi's slopes halve from head to head", "[masks]") {
  CHECK(texts(8) ==
        std::vector<std::string>{"1/2", "1/4", "1/8", "1/16", "1/32", "1/64", "1/128", "1/256"});
  CHECK(texts(1) == std::vector<std::string>{"1/256"});
  CHECK(texts(4) == std::vector<std::string>{"1/4", "1/16", "1/64", "1/256"});
}

TEST_CASE("heads beyond a power of two have every other slope of the next one", "[masks]") {
  const std::vector<AlibiSlope> slopes = alibi_slopes(12);
  REQUIRE(slopes.size() == 12);
  CHECK(std::vector(slopes.begin(), slopes.begin() + 8) == alibi_slopes(8));
  CHECK(std::vector(slopes.begin() + 8, slopes.end()) ==
        std::vector<AlibiSlope>{{1, 2}, {3, 2}, {5, 2}, {7, 2}});
  CHECK(to_text(slopes[8]) == "2^{−1/2}");
}

TEST_CASE("a weight falls with slope and distance", "[masks]") {
  struct Row {
    AlibiSlope slope;
    Position distance;
    unsigned weight;  // of 10,000
    unsigned shade;   // of 5
  };
  // exp(−m × distance) of the paper's slopes; 2^(−1/2) and 2^(−7/4) by an arithmetic library.
  const Row rows[] = {{{1, 1}, 0, 10'000, 5}, {{1, 1}, 1, 6'065, 4}, {{1, 1}, 2, 3'679, 2},
                      {{1, 1}, 3, 2'231, 2},  {{1, 1}, 4, 1'353, 1}, {{8, 1}, 512, 1'353, 1},
                      {{8, 1}, 0, 10'000, 5}, {{1, 1}, 1'000, 0, 1}, {{8, 1}, most_positions, 0, 1},
                      {{1, 2}, 1, 4'931, 3},  {{7, 4}, 10, 511, 1}};
  for (const Row& row : rows) {
    INFO(to_text(row.slope) << " at " << row.distance);
    CHECK(alibi_weight(row.slope, row.distance) == row.weight);
    CHECK(alibi_shade(row.weight) == row.shade);
  }
}

}  // namespace
}  // namespace attnfig
