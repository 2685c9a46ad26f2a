#pragma once

#include <cassert>
#include <compare>
#include <cstdint>

namespace attnfig {

/// A distance in whole hundredths of a pixel, so that geometry is the same on every machine.
class Length {
 public:
  constexpr Length() = default;
  static constexpr Length px(std::int64_t pixels) { return Length(pixels * 100); }
  static constexpr Length hundredths(std::int64_t count) { return Length(count); }

  constexpr std::int64_t hundredths() const { return hundredths_; }

  friend constexpr auto operator<=>(const Length&, const Length&) = default;
  friend constexpr Length operator+(Length a, Length b) {
    return Length(a.hundredths_ + b.hundredths_);
  }
  friend constexpr Length operator-(Length a, Length b) {
    return Length(a.hundredths_ - b.hundredths_);
  }
  friend constexpr Length operator-(Length a) { return Length(-a.hundredths_); }
  friend constexpr Length operator*(Length a, std::int64_t factor) {
    return Length(a.hundredths_ * factor);
  }
  /// Rounds towards zero.
  friend constexpr Length operator/(Length a, std::int64_t divisor) {
    assert(divisor != 0);
    return Length(a.hundredths_ / divisor);
  }
  constexpr Length& operator+=(Length other) { return *this = *this + other; }

 private:
  constexpr explicit Length(std::int64_t count) : hundredths_(count) {}
  std::int64_t hundredths_ = 0;
};

/// The next even number of pixels: its half is whole too, so that centred shapes stay sharp.
constexpr Length snapped(Length length) {
  constexpr std::int64_t grid = 200;
  return Length::hundredths((length.hundredths() + grid - 1) / grid * grid);
}

struct Point {
  Length x;
  Length y;

  friend bool operator==(const Point&, const Point&) = default;
  friend constexpr Point operator+(Point a, Point b) { return {a.x + b.x, a.y + b.y}; }
  friend constexpr Point operator-(Point a, Point b) { return {a.x - b.x, a.y - b.y}; }
};

struct Size {
  Length width;
  Length height;

  friend bool operator==(const Size&, const Size&) = default;
};

struct Rect {
  Point at;
  Size size;

  constexpr Length left() const { return at.x; }
  constexpr Length right() const { return at.x + size.width; }
  constexpr Length top() const { return at.y; }
  constexpr Length bottom() const { return at.y + size.height; }
  constexpr Point centre() const { return {at.x + size.width / 2, at.y + size.height / 2}; }

  friend bool operator==(const Rect&, const Rect&) = default;
};

}  // namespace attnfig
