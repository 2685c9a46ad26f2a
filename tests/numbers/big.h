#pragma once

#include "units.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>

namespace attnfig::numbers {

/// A whole number of up to 81 decimal digits, nine to a limb. The library's 128-bit integers are
/// compared with it, so it consists only of schoolbook sums and products.
class Big {
 public:
  Big() = default;
  Big(UInt128 value);  // NOLINT: every number that the library gives is one of these

  Big& operator+=(const Big& other);
  friend Big operator+(Big a, const Big& b) { return a += b; }
  friend Big operator*(const Big& a, const Big& b);
  friend bool operator==(const Big&, const Big&) = default;
  bool fits_128_bits() const;
  std::string digits() const;

 private:
  static constexpr std::uint64_t base = 1'000'000'000;
  static constexpr std::size_t limbs = 9;

  std::array<std::uint32_t, limbs> limbs_ = {};  // the least first
};

}  // namespace attnfig::numbers
