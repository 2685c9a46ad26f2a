#pragma once

#include "text/number.h"
#include "units.h"

#include <string>

namespace attnfig {

// Quotients as text; counts are in text/number.h.

/// A quotient in decimal, rounded half up to three significant digits; an integer part is never
/// shortened (4,096.7 is 4,097) and trailing zeros are left out (10.0 is 10). Needs a denominator
/// that is not 0 and below 2^124.
std::string decimal(UInt128 numerator, UInt128 denominator);

/// A quotient in decimal, rounded half up to so many decimals; trailing zeros are left out.
std::string decimal_to(UInt128 numerator, UInt128 denominator, int decimals);

/// A share of 1 in per cent, rounded like `decimal`, but with as many digits as it takes not to
/// show 100 for less than all.
std::string percent(UInt128 numerator, UInt128 denominator);

}  // namespace attnfig
