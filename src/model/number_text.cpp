#include "model/number_text.h"

#include <algorithm>

namespace attnfig {
namespace {

constexpr int significant_digits = 3;

Wide power_of_ten(int exponent) {
  Wide power = 1;
  for (int i = 0; i < exponent; ++i) power *= 10;
  return power;
}

/// The quotient rounded half up at so many decimals, in units of the last decimal.
Wide rounded(Wide numerator, Wide denominator, int decimals) {
  const Wide scaled = numerator * power_of_ten(decimals);
  return scaled / denominator +
         (denominator - scaled % denominator <= scaled % denominator ? 1 : 0);
}

std::string with_decimals(Wide units, int decimals) {
  const Wide power = power_of_ten(decimals);
  std::string text = grouped(units / power);
  std::string fraction = digits(units % power);
  if (decimals == 0 || units % power == 0) return text;
  fraction.insert(0, static_cast<std::size_t>(decimals) - fraction.size(), '0');
  fraction.erase(fraction.find_last_not_of('0') + 1);
  return text + "." + fraction;
}

/// How many decimals leave three significant digits; at most six, so that tiny quotients stay
/// short.
int decimals_for(Wide numerator, Wide denominator) {
  int decimals = 0;
  const Wide enough = power_of_ten(significant_digits - 1);
  while (decimals < 6 && numerator * power_of_ten(decimals) / denominator < enough) ++decimals;
  return decimals;
}

}  // namespace

std::string digits(Wide count) {
  std::string text;
  do {
    text += static_cast<char>('0' + static_cast<int>(count % 10));
    count /= 10;
  } while (count != 0);
  std::reverse(text.begin(), text.end());
  return text;
}

std::string grouped(Wide count) {
  std::string text = digits(count);
  for (std::size_t left = text.size(); 3 < left;) text.insert(left -= 3, ",");
  return text;
}

std::string decimal(Wide numerator, Wide denominator) {
  const int decimals = decimals_for(numerator, denominator);
  return with_decimals(rounded(numerator, denominator, decimals), decimals);
}

std::string decimal_to(Wide numerator, Wide denominator, int decimals) {
  return with_decimals(rounded(numerator, denominator, decimals), decimals);
}

std::string percent(Wide numerator, Wide denominator) {
  const Wide hundredfold = numerator * 100;
  int decimals = decimals_for(hundredfold, denominator);
  const bool all = denominator <= numerator;
  while (!all && decimals < 6 &&
         rounded(hundredfold, denominator, decimals) == 100 * power_of_ten(decimals))
    ++decimals;
  return with_decimals(rounded(hundredfold, denominator, decimals), decimals);
}

}  // namespace attnfig
