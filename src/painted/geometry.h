#pragma once

#include "painted/fixed.h"

#include <optional>
#include <vector>

namespace attnfig::painted {

/// A point or a distance.
struct Vec {
  Fixed x;
  Fixed y;

  friend bool operator==(const Vec&, const Vec&) = default;
  friend constexpr Vec operator+(Vec a, Vec b) { return {a.x + b.x, a.y + b.y}; }
  friend constexpr Vec operator-(Vec a, Vec b) { return {a.x - b.x, a.y - b.y}; }
  friend constexpr Vec operator*(Vec a, Fixed factor) { return {a.x * factor, a.y * factor}; }
};

/// A box with sides parallel to the axes.
struct Bounds {
  Fixed left;
  Fixed top;
  Fixed right;
  Fixed bottom;

  friend bool operator==(const Bounds&, const Bounds&) = default;

  constexpr Fixed width() const { return right - left; }
  constexpr Fixed height() const { return bottom - top; }
  constexpr Vec centre() const {
    return {Fixed::scaled(left + right, 1, 2), Fixed::scaled(top + bottom, 1, 2)};
  }
  constexpr Bounds grown(Fixed across, Fixed down) const {
    return {left - across, top - down, right + across, bottom + down};
  }
  constexpr Bounds grown(Fixed by) const { return grown(by, by); }
  constexpr bool holds(Vec point) const {
    return left <= point.x && point.x <= right && top <= point.y && point.y <= bottom;
  }
};

/// The most that errors of rounding may add up to.
constexpr Fixed rounding = Fixed::millionths(1000);

/// Equal up to an error of rounding.
constexpr bool about_equal(Fixed one, Fixed other) {
  return absolute(one - other) <= rounding;
}

/// How far each side of `inner` is inside of `outer`; negative: outside.
constexpr Bounds slack(const Bounds& outer, const Bounds& inner) {
  return {inner.left - outer.left, inner.top - outer.top, outer.right - inner.right,
          outer.bottom - inner.bottom};
}

/// The distance along the axis that separates two boxes best; negative where they overlap.
Fixed gap(const Bounds& one, const Bounds& other);

/// Whether `outer` holds `inner`, up to an error of rounding.
bool holds(const Bounds& outer, const Bounds& inner);

/// The affine map x' = a·x + c·y + e, y' = b·x + d·y + f.
struct Matrix {
  Fixed a = Fixed(1);
  Fixed b = Fixed();
  Fixed c = Fixed();
  Fixed d = Fixed(1);
  Fixed e = Fixed();
  Fixed f = Fixed();

  friend bool operator==(const Matrix&, const Matrix&) = default;
  /// First the right one, then the left.
  friend Matrix operator*(const Matrix& left, const Matrix& right);
};

Vec apply(const Matrix& matrix, Vec point);
Matrix translation(Fixed x, Fixed y);
Matrix scaling(Fixed x, Fixed y);

/// The factor by which lengths grow: the square root of the factor for areas.
Fixed scale_of(const Matrix& matrix);

/// A chain of straight pieces; curves are cut into some.
struct Chain {
  std::vector<Vec> points;
  bool closed = false;

  friend bool operator==(const Chain&, const Chain&) = default;
};

/// The smallest box around points or chains; there is at least one point.
Bounds around(const std::vector<Vec>& points);
Bounds around(const std::vector<Chain>& chains);
Bounds joined(const Bounds& one, const Bounds& other);

/// A straight piece of a chain.
struct Piece {
  Vec from;
  Vec to;

  friend bool operator==(const Piece&, const Piece&) = default;
};

/// Which pieces a chain has: a fill closes it by a straight edge, a stroke leaves it open.
enum class Edge { stroke, fill };

/// The parts of a chain inside a box, its sides not counted (Liang and Barsky 1984).
std::vector<Piece> clipped(const Chain& chain, Edge edge, const Bounds& box);

/// Whether any piece of a chain has a point inside a box, the box's sides not counted.
bool crosses(const Chain& chain, Edge edge, const Bounds& box);

/// Whether any piece of a chain crosses another piece, the ends of both not counted.
bool crosses(const Chain& chain, Edge edge, const Piece& other);

/// How often the chains wind around a point, and how often a ray from it meets them: the input of
/// the fill rules nonzero and evenodd. Chains count as fills.
struct Winding {
  int turns = 0;
  int crossings = 0;
};
Winding winding(const std::vector<Chain>& chains, Vec point);

/// The area that a chain encloses, closed by a straight edge.
Fixed area_of(const Chain& chain);

/// The room around a point: straight to the left, up, right and down as far as the edge of a fill;
/// where there is none, the side is the point's own.
Bounds room_around(const std::vector<Chain>& chains, Vec point);

}  // namespace attnfig::painted
