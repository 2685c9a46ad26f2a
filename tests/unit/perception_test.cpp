#include "theme/perception.h"

#include <catch2/catch.hpp>

#include <cstdlib>

using namespace attnfig;

namespace {

constexpr Colour white = {0xFF, 0xFF, 0xFF};
constexpr Colour black = {0x00, 0x00, 0x00};

struct Pair {
  Lab one;
  Lab other;
  std::int64_t difference;
};

}  // namespace

// Table 1 of Sharma, Wu and Dalal 2005; https://hajim.rochester.edu/ece/sites/gsharma/ciede2000/
TEST_CASE("CIEDE2000 is that of the published pairs", "[unit]") {
  const Pair pairs[] = {
      {{500000, 26772, -797751}, {500000, 0, -827485}, 20425},
      {{500000, 31571, -772803}, {500000, 0, -827485}, 28615},
      {{500000, 28361, -740200}, {500000, 0, -827485}, 34412},
      {{500000, -13802, -842814}, {500000, 0, -827485}, 10000},
      {{500000, -11848, -848006}, {500000, 0, -827485}, 10000},
      {{500000, -9009, -855211}, {500000, 0, -827485}, 10000},
      {{500000, 0, 0}, {500000, -10000, 20000}, 23669},
      {{500000, -10000, 20000}, {500000, 0, 0}, 23669},
      {{500000, 24900, -10}, {500000, -24900, 9}, 71792},
      {{500000, 24900, -10}, {500000, -24900, 10}, 71792},
      {{500000, 24900, -10}, {500000, -24900, 11}, 72195},
      {{500000, 24900, -10}, {500000, -24900, 12}, 72195},
      {{500000, -10, 24900}, {500000, 9, -24900}, 48045},
      {{500000, -10, 24900}, {500000, 10, -24900}, 48045},
      {{500000, -10, 24900}, {500000, 11, -24900}, 47461},
      {{500000, 25000, 0}, {500000, 0, -25000}, 43065},
      {{500000, 25000, 0}, {730000, 250000, -180000}, 271492},
      {{500000, 25000, 0}, {610000, -50000, 290000}, 228977},
      {{500000, 25000, 0}, {560000, -270000, -30000}, 319030},
      {{500000, 25000, 0}, {580000, 240000, 150000}, 194535},
      {{500000, 25000, 0}, {500000, 31736, 5854}, 10000},
      {{500000, 25000, 0}, {500000, 32972, 0}, 10000},
      {{500000, 25000, 0}, {500000, 18634, 5757}, 10000},
      {{500000, 25000, 0}, {500000, 32592, 3350}, 10000},
      {{602574, -340099, 362677}, {604626, -341751, 394387}, 12644},
      {{630109, -310961, -58663}, {628187, -297946, -40864}, 12630},
      {{612901, 37196, -53901}, {614292, 22480, -49620}, 18731},
      {{350831, -441164, 37933}, {350232, -400716, 15901}, 18645},
      {{227233, 200904, -466940}, {230331, 149730, -425619}, 20373},
      {{364612, 478580, 183852}, {362715, 505065, 212231}, 14146},
      {{908027, -20831, 14410}, {911528, -16435, 447}, 14441},
      {{909257, -5406, -9208}, {886381, -8985, -7239}, 15381},
      {{67747, -2908, -24247}, {58714, -985, -22286}, 6377},
      {{20776, 795, -11350}, {9033, -636, -5514}, 9082},
  };
  for (const Pair& pair : pairs) {
    INFO(pair.one.lightness << " " << pair.one.a << " " << pair.one.b << " and "
                            << pair.other.lightness << " " << pair.other.a << " " << pair.other.b);
    CHECK(difference(pair.one, pair.other) == pair.difference);
    CHECK(difference(pair.other, pair.one) == pair.difference);
  }
}

TEST_CASE("greys have no hue, whoever looks at them", "[unit]") {
  for (const auto& [sight, name] : sights) {
    INFO(name);
    const Lab grey = seen({0x80, 0x80, 0x80}, sight);
    CHECK(std::abs(grey.lightness - 535850) < 100);
    CHECK(std::abs(grey.a) < 200);
    CHECK(std::abs(grey.b) < 200);
  }
}

struct Primary {
  Colour colour;
  Sight sight;
  Lab expected;  // in 1/100
};

// From the matrices of Machado et al. 2009 and the seven digits of sRGB's, with a program of its
// own.
TEST_CASE("primaries are seen without a kind of cones", "[unit]") {
  constexpr Colour red = {0xFF, 0, 0};
  constexpr Colour green = {0, 0xFF, 0};
  constexpr Colour blue = {0, 0, 0xFF};
  const Primary primaries[] = {
      {red, Sight::full, {5324, 8009, 6720}},
      {red, Sight::protanopia, {4029, -367, 4747}},
      {red, Sight::deuteranopia, {5975, -543, 6384}},
      {red, Sight::tritanopia, {5328, 8019, 6350}},
      {green, Sight::protanopia, {9055, -911, 8971}},
      {green, Sight::deuteranopia, {8536, -720, 7439}},
      {green, Sight::tritanopia, {8775, -5534, 86}},
      {blue, Sight::protanopia, {4468, 4354, -8730}},
      {blue, Sight::deuteranopia, {3852, 5825, -9551}},
      {blue, Sight::tritanopia, {4238, -976, -3040}},
  };
  for (const Primary& primary : primaries) {
    INFO(to_text(primary.colour) << " " << sights[static_cast<std::size_t>(primary.sight)].second);
    const Lab lab = seen(primary.colour, primary.sight);
    CHECK(std::abs(lab.lightness - primary.expected.lightness * 100) <= 500);
    CHECK(std::abs(lab.a - primary.expected.a * 100) <= 500);
    CHECK(std::abs(lab.b - primary.expected.b * 100) <= 500);
  }
}
