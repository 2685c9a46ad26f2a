#include "theme/contrast.h"

#include "units.h"

#include <algorithm>
#include <array>

namespace attnfig {
namespace {

constexpr std::int64_t billion = 1'000'000'000;
constexpr std::int64_t million = 1'000'000;
constexpr UInt128 one =
    UInt128{billion} * billion;  // fixed point with 18 decimals, so that powers stay exact enough

constexpr UInt128 times(UInt128 a, UInt128 b) {
  return a * b / one;
}

constexpr UInt128 fifth_power(UInt128 x) {
  const UInt128 square = times(x, x);
  return times(times(square, square), x);
}

/// The linear value of a channel of sRGB, ((c + 0.055) / 1.055)^2.4 above the threshold. With
/// x^2.4 = (x^12)^(1/5) only whole powers are needed; the root is found by bisection.
constexpr std::int64_t linear(int channel) {
  constexpr int last_straight = 10;  // 10 / 255 < 0.04045 < 11 / 255
  if (channel <= last_straight) return billion * channel * 100 / (255 * 1292);
  const UInt128 base = one * static_cast<UInt128>(channel * 1000 + 14'025) / 269'025;
  const UInt128 square = times(base, base);
  const UInt128 fourth = times(square, square);
  const UInt128 wanted = times(times(fourth, fourth), fourth);
  std::int64_t low = 0;
  std::int64_t high = billion;
  while (low < high) {
    const std::int64_t middle = low + (high - low + 1) / 2;
    if (fifth_power(static_cast<UInt128>(middle) * billion) <= wanted) {
      low = middle;
    } else {
      high = middle - 1;
    }
  }
  return low;
}

constexpr std::array<std::int64_t, 256> linear_channels = [] {
  std::array<std::int64_t, 256> channels{};
  for (int channel = 0; channel < 256; ++channel)
    channels[static_cast<std::size_t>(channel)] = linear(channel);
  return channels;
}();

std::uint8_t mix(std::uint8_t top, std::int64_t alpha, std::uint8_t below) {
  return static_cast<std::uint8_t>((top * alpha + below * (million - alpha) + million / 2) /
                                   million);
}

}  // namespace

std::int64_t luminance_billionths(Colour colour) {
  return (2126 * linear_channels[colour.red] + 7152 * linear_channels[colour.green] +
          722 * linear_channels[colour.blue]) /
         10'000;
}

int contrast_hundredths(Colour one_colour, Colour other) {
  constexpr std::int64_t flare = billion / 20;
  const auto [dark, light] =
      std::minmax({luminance_billionths(one_colour), luminance_billionths(other)});
  return static_cast<int>((light + flare) * 100 / (dark + flare));
}

Colour over(Colour top, std::int64_t alpha, Colour below) {
  return {mix(top.red, alpha, below.red), mix(top.green, alpha, below.green),
          mix(top.blue, alpha, below.blue)};
}

}  // namespace attnfig
