#include "theme/contrast.h"

#include <catch2/catch.hpp>

#include <cstdlib>

using namespace attnfig;

TEST_CASE("contrast is WCAG's", "[unit]") {
  constexpr Colour white{255, 255, 255};
  constexpr Colour black{0, 0, 0};
  CHECK(contrast_hundredths(black, white) == 2100);
  CHECK(contrast_hundredths(white, white) == 100);
  // The last grey that passes on white, and the first that does not.
  CHECK(contrast_hundredths({0x76, 0x76, 0x76}, white) == 454);
  CHECK(contrast_hundredths(white, {0x77, 0x77, 0x77}) == 447);
  CHECK(contrast_hundredths({255, 0, 0}, white) == 399);
  CHECK(contrast_hundredths({0, 0, 255}, white) == 859);
  CHECK(contrast_hundredths({0x1e, 0x21, 0x29}, white) == 1609);
}

TEST_CASE("luminance is exact to a few billionths", "[unit]") {
  // 0.2126, 0.7152 and 0.0722 by definition; ((0.5 + 0.055) / 1.055)^2.4 at 127.5 is 0.214041.
  CHECK(luminance_billionths({255, 0, 0}) == 212'600'000);
  CHECK(luminance_billionths({0, 255, 0}) == 715'200'000);
  CHECK(luminance_billionths({128, 128, 128}) == 215'860'500);
  CHECK(luminance_billionths({10, 10, 10}) == 3'035'269);
  CHECK(std::abs(luminance_billionths({11, 11, 11}) - 3'346'535) < 4);
}

TEST_CASE("what is translucent is composited", "[unit]") {
  CHECK(over({0, 0, 0}, 500'000, {255, 255, 255}) == Colour{128, 128, 128});
  CHECK(over({10, 20, 30}, 1'000'000, {255, 255, 255}) == Colour{10, 20, 30});
  CHECK(over({10, 20, 30}, 0, {255, 254, 253}) == Colour{255, 254, 253});
}
