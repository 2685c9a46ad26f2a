#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace attnfig::painted {

/// A number in whole millionths: decimals of a drawing are exact, and the same on every machine.
/// Results beyond ±10^11 stay at that bound, and so does a division by 0 (0 / 0 is 0), so that
/// every operation has a result on every input.
class Fixed {
 public:
  constexpr Fixed() = default;
  constexpr explicit Fixed(std::int64_t whole)
      : Fixed(millionths(clamped(whole, most / unit) * unit)) {}
  static constexpr Fixed millionths(std::int64_t count) {
    Fixed result;
    result.count_ = clamped(count, most);
    return result;
  }

  constexpr std::int64_t millionths() const { return count_; }

  friend constexpr auto operator<=>(const Fixed&, const Fixed&) = default;
  friend constexpr Fixed operator+(Fixed a, Fixed b) { return millionths(a.count_ + b.count_); }
  friend constexpr Fixed operator-(Fixed a, Fixed b) { return millionths(a.count_ - b.count_); }
  friend constexpr Fixed operator-(Fixed a) { return millionths(-a.count_); }
  friend constexpr Fixed operator*(Fixed a, std::int64_t factor) { return scaled(a, factor, 1); }
  friend constexpr Fixed operator*(Fixed a, Fixed b) { return scaled(a, b.count_, unit); }
  friend constexpr Fixed operator/(Fixed a, Fixed b) { return scaled(a, unit, b.count_); }
  constexpr Fixed& operator+=(Fixed other) { return *this = *this + other; }

  /// a × factor / divisor, rounded to the nearest millionth; the one place that divides.
  static constexpr Fixed scaled(Fixed a, std::int64_t factor, std::int64_t divisor) {
    __extension__ typedef __int128 Product;
    Product product = Product{a.count_} * factor;
    if (divisor < 0) product = -product, divisor = -divisor;
    if (divisor == 0) return millionths(product == 0 ? 0 : product < 0 ? -most : most);
    product += product < 0 ? -Product{divisor / 2} : Product{divisor / 2};
    product /= divisor;
    if (product < -Product{most}) product = -Product{most};
    if (Product{most} < product) product = most;
    return millionths(static_cast<std::int64_t>(product));
  }

 private:
  static constexpr std::int64_t unit = 1'000'000;
  static constexpr std::int64_t most = 100'000'000'000 * unit;
  static constexpr std::int64_t clamped(std::int64_t value, std::int64_t limit) {
    return value < -limit ? -limit : limit < value ? limit : value;
  }

  std::int64_t count_ = 0;
};

/// The square root; 0 for a negative number.
Fixed square_root(Fixed value);

/// Sine and cosine of an angle in degrees.
struct Turn {
  Fixed sine;
  Fixed cosine;
};
Turn turn(Fixed degrees);

constexpr Fixed absolute(Fixed value) {
  return value < Fixed() ? -value : value;
}

/// Takes a number from the front of a text, as SVG and CSS write it: "-1.5e2", ".5".
std::optional<Fixed> take_number(std::string_view& text);

/// With at most two decimals: "-0.5", "12".
std::string to_text(Fixed value);

}  // namespace attnfig::painted
