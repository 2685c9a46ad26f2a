#pragma once

#include <compare>
#include <stdexcept>

namespace attnfig {

/// Large enough for every count that a spec's ranges allow (the largest product stays below 2^110).
__extension__ typedef unsigned __int128 UInt128;

/// An exact count of one kind of thing. Only products with a meaning compile: heads times width
/// gives elements, elements times element bits gives bits, and so on (`Product` below lists them).
/// Sums and products are checked: an overflow throws std::overflow_error, and the quantity that
/// needed the number is then refused.
template <class Unit>
class Amount {
 public:
  constexpr Amount() = default;
  constexpr explicit Amount(UInt128 count) : count_(count) {}

  constexpr UInt128 count() const { return count_; }

  friend constexpr bool operator==(const Amount&, const Amount&) = default;
  friend constexpr bool operator<(const Amount& a, const Amount& b) { return a.count_ < b.count_; }
  friend constexpr Amount operator+(Amount a, Amount b) {
    UInt128 sum = 0;
    if (__builtin_add_overflow(a.count_, b.count_, &sum)) throw std::overflow_error("amount");
    return Amount(sum);
  }

 private:
  UInt128 count_ = 0;
};

namespace unit {
struct Head {};
struct Width {};  // elements of one head, or of one latent
struct Row {};    // vectors of one copy: a recurrent state is a matrix
struct Element {};
struct ElementBit {};  // bits of one element
struct Bit {};
struct Layer {};
struct Token {};
struct Entry {};  // what one token, or a run of them, leaves in a tensor
struct Sequence {};
struct Pass {};  // of a looped layer
struct Device {};
struct BitPerSecond {};
}  // namespace unit

using Heads = Amount<unit::Head>;
using Width = Amount<unit::Width>;
using Elements = Amount<unit::Element>;
using ElementBits = Amount<unit::ElementBit>;
using Bits = Amount<unit::Bit>;
using Layers = Amount<unit::Layer>;
using Tokens = Amount<unit::Token>;
using Entries = Amount<unit::Entry>;
using Sequences = Amount<unit::Sequence>;

template <class A, class B>
struct Product;
template <>
struct Product<unit::Head, unit::Width> {
  using Unit = unit::Element;
};
template <>
struct Product<unit::Row, unit::Element> {
  using Unit = unit::Element;
};
template <>
struct Product<unit::Entry, unit::Element> {
  using Unit = unit::Element;
};
template <>
struct Product<unit::Entry, unit::Bit> {
  using Unit = unit::Bit;
};
template <>
struct Product<unit::Element, unit::ElementBit> {
  using Unit = unit::Bit;
};
template <>
struct Product<unit::Layer, unit::Element> {
  using Unit = unit::Element;
};
template <>
struct Product<unit::Layer, unit::Bit> {
  using Unit = unit::Bit;
};
template <>
struct Product<unit::Sequence, unit::Bit> {
  using Unit = unit::Bit;
};

template <class A, class B>
constexpr Amount<typename Product<A, B>::Unit> operator*(Amount<A> a, Amount<B> b) {
  UInt128 product = 0;
  if (__builtin_mul_overflow(a.count(), b.count(), &product)) throw std::overflow_error("amount");
  return Amount<typename Product<A, B>::Unit>(product);
}

}  // namespace attnfig
