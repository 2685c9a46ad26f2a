#include "model/mask/alibi.h"

#include "units.h"

#include <fmt/format.h>

#include <bit>
#include <cassert>
#include <numeric>

namespace attnfig {
namespace {

// Numbers up to 1 in units of 2^−56, so that products fit into 128 bits with room for distances.
constexpr int point = 56;
constexpr UInt128 one = UInt128{1} << point;

constexpr unsigned scale = 10'000;

UInt128 product(UInt128 a, UInt128 b) {
  return (a * b) >> point;
}

/// The square root of a number up to 1.
UInt128 root(UInt128 a) {
  UInt128 result = 0;
  for (int bit = point; 0 <= bit; --bit) {
    const UInt128 tried = result | (UInt128{1} << bit);
    if (tried * tried <= a << point) result = tried;
  }
  return result;
}

/// 2^(−numerator / denominator). The denominator is a power of two, so the fraction's binary digits
/// say which roots of 1/2 are multiplied.
UInt128 value_of(const AlibiSlope& slope) {
  UInt128 value = one >> (slope.numerator / slope.denominator);
  UInt128 factor = one / 2;
  unsigned rest = slope.numerator % slope.denominator;
  for (unsigned half = slope.denominator / 2; rest != 0; half /= 2) {
    factor = root(factor);
    if (half <= rest) value = product(value, factor), rest -= half;
  }
  return value;
}

/// exp(−x): the power series at x / 2^8, whose 12 terms leave no error at this precision, and its
/// 2^8-th power.
UInt128 exp_of_minus(UInt128 x) {
  constexpr unsigned vanishes = 40;  // exp(−40) is below 2^−57
  constexpr int halvings = 8;
  if (vanishes * one <= x) return 0;
  const UInt128 small = x >> halvings;
  UInt128 sum = one;
  UInt128 term = one;
  for (unsigned k = 1; k <= 12; ++k) {
    term = product(term, small) / k;
    sum = k % 2 == 0 ? sum + term : sum - term;
  }
  for (int k = 0; k < halvings; ++k) sum = product(sum, sum);
  return sum;
}

/// Slopes of the heads of a power of two, each `step`-th from the first.
void add_slopes(std::vector<AlibiSlope>& slopes, unsigned power, unsigned step, unsigned count) {
  for (unsigned head = 1; count != 0; head += step, --count) {
    const unsigned common = std::gcd(8 * head, power);
    slopes.push_back({8 * head / common, power / common});
  }
}

}  // namespace

std::vector<AlibiSlope> alibi_slopes(unsigned heads) {
  assert(heads != 0);
  const unsigned power = std::bit_floor(heads);
  std::vector<AlibiSlope> slopes;
  add_slopes(slopes, power, 1, power);
  add_slopes(slopes, 2 * power, 2, heads - power);
  return slopes;
}

std::string to_text(const AlibiSlope& slope) {
  if (slope.denominator == 1) return fmt::format("1/{}", 1u << slope.numerator);
  return fmt::format("2^{{−{}/{}}}", slope.numerator, slope.denominator);
}

unsigned alibi_weight(const AlibiSlope& slope, Position distance) {
  const UInt128 weight = exp_of_minus(value_of(slope) * distance);
  return static_cast<unsigned>((weight * scale + one / 2) >> point);
}

unsigned alibi_shade(unsigned weight) {
  constexpr unsigned shades = 5;
  return weight == 0 ? 1 : (weight * shades + scale - 1) / scale;
}

}  // namespace attnfig
