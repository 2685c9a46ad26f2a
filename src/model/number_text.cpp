#include "model/number_text.h"

namespace attnfig {
namespace {

constexpr int significant_digits = 3;

UInt128 power_of_ten(int exponent) {
  UInt128 power = 1;
  for (int i = 0; i < exponent; ++i) power *= 10;
  return power;
}

/// The quotient rounded half up to so many decimals, in units of the last decimal, by long
/// division, since the numerator times a power of ten may not fit. Needs a denominator below 2^124.
UInt128 rounded(UInt128 numerator, UInt128 denominator, int decimals) {
  UInt128 units = numerator / denominator;
  UInt128 rest = numerator % denominator;
  for (int i = 0; i < decimals; ++i) {
    units = units * 10 + rest * 10 / denominator;
    rest = rest * 10 % denominator;
  }
  return units + (denominator - rest <= rest ? 1 : 0);
}

std::string with_decimals(UInt128 units, int decimals) {
  const UInt128 power = power_of_ten(decimals);
  std::string text = grouped(units / power);
  std::string fraction = digits(units % power);
  if (decimals == 0 || units % power == 0) return text;
  fraction.insert(0, static_cast<std::size_t>(decimals) - fraction.size(), '0');
  fraction.erase(fraction.find_last_not_of('0') + 1);
  return text + "." + fraction;
}

/// The number of decimals that leaves three significant digits, at least `least`; at most six more,
/// so that tiny quotients stay short.
int decimals_for(UInt128 numerator, UInt128 denominator, int least = 0) {
  UInt128 units = numerator / denominator;
  UInt128 rest = numerator % denominator;
  const UInt128 enough = power_of_ten(significant_digits - 1);
  for (int decimals = 0;; ++decimals) {
    if (least <= decimals && (enough <= units || decimals == least + 6)) return decimals;
    units = units * 10 + rest * 10 / denominator;
    rest = rest * 10 % denominator;
  }
}

}  // namespace

std::string decimal(UInt128 numerator, UInt128 denominator) {
  const int decimals = decimals_for(numerator, denominator);
  return with_decimals(rounded(numerator, denominator, decimals), decimals);
}

std::string decimal_to(UInt128 numerator, UInt128 denominator, int decimals) {
  return with_decimals(rounded(numerator, denominator, decimals), decimals);
}

std::string percent(UInt128 numerator, UInt128 denominator) {
  // Per cent are hundredths, so two decimals are before the point.
  int decimals = decimals_for(numerator, denominator, 2);
  const bool all = denominator <= numerator;
  while (!all && decimals < 8 &&
         rounded(numerator, denominator, decimals) == power_of_ten(decimals))
    ++decimals;
  return with_decimals(rounded(numerator, denominator, decimals), decimals - 2);
}

}  // namespace attnfig
