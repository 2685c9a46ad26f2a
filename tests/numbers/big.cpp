#include "numbers/big.h"

#include <stdexcept>

namespace attnfig::numbers {

Big::Big(UInt128 value) {
  for (std::uint32_t& limb : limbs_) {
    if (value == 0) return;
    limb = static_cast<std::uint32_t>(value % base);
    value /= base;
  }
}

Big& Big::operator+=(const Big& other) {
  std::uint64_t carry = 0;
  for (std::size_t i = 0; i < limbs; ++i) {
    const std::uint64_t sum = carry + limbs_[i] + other.limbs_[i];
    limbs_[i] = static_cast<std::uint32_t>(sum % base);
    carry = sum / base;
  }
  if (carry != 0) throw std::length_error("big");
  return *this;
}

Big operator*(const Big& a, const Big& b) {
  Big product;
  for (std::size_t i = 0; i < Big::limbs; ++i) {
    if (a.limbs_[i] == 0) continue;
    std::uint64_t carry = 0;
    for (std::size_t j = 0; i + j < Big::limbs; ++j) {
      const std::uint64_t sum =
          carry + product.limbs_[i + j] + std::uint64_t{a.limbs_[i]} * b.limbs_[j];
      product.limbs_[i + j] = static_cast<std::uint32_t>(sum % Big::base);
      carry = sum / Big::base;
    }
    if (carry != 0) throw std::length_error("big");
  }
  return product;
}

/// 2^128 − 1 is 340282366920938463463374607431768211455.
bool Big::fits_128_bits() const {
  static const Big most(~UInt128{0});
  for (std::size_t i = limbs; i-- != 0;)
    if (limbs_[i] != most.limbs_[i]) return limbs_[i] < most.limbs_[i];
  return true;
}

std::string Big::digits() const {
  std::string text;
  for (std::size_t i = limbs; i-- != 0;) {
    const std::string limb = std::to_string(limbs_[i]);
    text += std::string(9 - limb.size(), '0') + limb;
  }
  const std::size_t first = text.find_first_not_of('0');
  return first == std::string::npos ? "0" : text.substr(first);
}

}  // namespace attnfig::numbers
