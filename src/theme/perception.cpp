#include "theme/perception.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace attnfig {
namespace {

using Vector = std::array<double, 3>;
using Matrix = std::array<Vector, 3>;

constexpr double lab_unit = 10'000;

Vector operator*(const Matrix& matrix, const Vector& vector) {
  Vector product{};
  for (std::size_t row = 0; row < 3; ++row)
    for (std::size_t i = 0; i < 3; ++i) product[row] += matrix[row][i] * vector[i];
  return product;
}

/// One channel of sRGB as light (IEC 61966-2-1).
double light(std::uint8_t channel) {
  const double value = channel / 255.0;
  return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

Vector light(Colour colour) {
  return {light(colour.red), light(colour.green), light(colour.blue)};
}

/// Light as light that is seen; by Sight.
constexpr std::array<Matrix, sights.size()> vision = {{
    {{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}},
    {{{0.152286, 1.052583, -0.204868},
      {0.114503, 0.786281, 0.099216},
      {-0.003882, -0.048116, 1.051998}}},
    {{{0.367322, 0.860646, -0.227968},
      {0.280085, 0.672501, 0.047413},
      {-0.011820, 0.042940, 0.968881}}},
    {{{1.255528, -0.076749, -0.178779},
      {-0.078411, 0.930809, 0.147602},
      {0.004733, 0.691367, 0.303900}}},
}};

/// Light of sRGB as X, Y and Z (IEC 61966-2-1), and those of its white, D65.
constexpr Matrix to_xyz = {
    {{0.4124, 0.3576, 0.1805}, {0.2126, 0.7152, 0.0722}, {0.0193, 0.1192, 0.9505}}};
constexpr Vector white = {0.9505, 1.0000, 1.0890};

/// CIE 15:2018, 8.2.1.1.
double lab_root(double ratio) {
  constexpr double edge = 6.0 / 29;
  return edge * edge * edge < ratio ? std::cbrt(ratio) : ratio / (3 * edge * edge) + 4.0 / 29;
}

std::int64_t rounded(double value) {
  return std::llround(value * lab_unit);
}

double radians(double degrees) {
  return degrees * std::numbers::pi / 180;
}

/// The angle of a colour around the axis of greys, 0 to 360 degrees; 0 for a grey.
double hue(double a, double b) {
  if (a == 0 && b == 0) return 0;
  const double degrees = std::atan2(b, a) * 180 / std::numbers::pi;
  return degrees < 0 ? degrees + 360 : degrees;
}

/// x^7 / (x^7 + 25^7), by which the formula distinguishes greyish from vivid colours.
double vividness(double chroma) {
  const double power = std::pow(chroma, 7);
  return power / (power + std::pow(25.0, 7));
}

/// A colour with the chroma and hue that the formula compares.
struct Polar {
  double lightness;
  double chroma;
  double hue;
};

/// `stretch` widens the axis from green to red, more so among greyish colours.
Polar polar(const Lab& lab, double stretch) {
  const double a = static_cast<double>(lab.a) / lab_unit * stretch;
  const double b = static_cast<double>(lab.b) / lab_unit;
  return {static_cast<double>(lab.lightness) / lab_unit, std::hypot(a, b), hue(a, b)};
}

double chroma(const Lab& lab) {
  return polar(lab, 1).chroma;
}

/// The signed difference of two hues, the short way round; 0 for greys.
double hue_step(const Polar& one, const Polar& other) {
  if (one.chroma * other.chroma == 0) return 0;
  const double step = other.hue - one.hue;
  return 180 < step ? step - 360 : step < -180 ? step + 360 : step;
}

/// The hue halfway between two, the short way round.
double hue_between(const Polar& one, const Polar& other) {
  const double sum = one.hue + other.hue;
  if (one.chroma * other.chroma == 0) return sum;
  if (std::abs(one.hue - other.hue) <= 180) return sum / 2;
  return sum < 360 ? (sum + 360) / 2 : (sum - 360) / 2;
}

}  // namespace

Lab seen(Colour colour, Sight sight) {
  Vector rgb = vision[static_cast<std::size_t>(sight)] * light(colour);
  for (double& channel : rgb) channel = std::clamp(channel, 0.0, 1.0);
  const Vector xyz = to_xyz * rgb;
  const double x = lab_root(xyz[0] / white[0]);
  const double y = lab_root(xyz[1] / white[1]);
  const double z = lab_root(xyz[2] / white[2]);
  return {rounded(116 * y - 16), rounded(500 * (x - y)), rounded(200 * (y - z))};
}

// Names in the paper: stretch is 1 + G, between.* are the means with a bar, spread.* are S_L, S_C
// and S_H, and turn is R_T.
std::int64_t difference(const Lab& one, const Lab& other) {
  const double stretch = 1.5 - 0.5 * std::sqrt(vividness((chroma(one) + chroma(other)) / 2));
  const Polar from = polar(one, stretch);
  const Polar to = polar(other, stretch);
  const Polar between = {(from.lightness + to.lightness) / 2, (from.chroma + to.chroma) / 2,
                         hue_between(from, to)};
  const double uneven = 1 - 0.17 * std::cos(radians(between.hue - 30)) +
                        0.24 * std::cos(radians(2 * between.hue)) +
                        0.32 * std::cos(radians(3 * between.hue + 6)) -
                        0.20 * std::cos(radians(4 * between.hue - 63));
  const double from_middle = (between.lightness - 50) * (between.lightness - 50);
  const Vector spread = {1 + 0.015 * from_middle / std::sqrt(20 + from_middle),
                         1 + 0.045 * between.chroma, 1 + 0.015 * between.chroma * uneven};
  const double lightness = (to.lightness - from.lightness) / spread[0];
  const double chroma = (to.chroma - from.chroma) / spread[1];
  const double hue = 2 * std::sqrt(from.chroma * to.chroma) *
                     std::sin(radians(hue_step(from, to) / 2)) / spread[2];
  const double blueness = (between.hue - 275) / 25;
  const double turn = -2 * std::sqrt(vividness(between.chroma)) *
                      std::sin(radians(60 * std::exp(-blueness * blueness)));
  return rounded(
      std::sqrt(lightness * lightness + chroma * chroma + hue * hue + turn * chroma * hue));
}

}  // namespace attnfig
