#include "painted/geometry.h"

#include <algorithm>

namespace attnfig::painted {
namespace {

/// Whether a visitor returns true for any piece of a chain.
template <class Visit>
bool any_piece(const Chain& chain, Edge edge, Visit visit) {
  const std::vector<Vec>& points = chain.points;
  for (std::size_t i = 1; i < points.size(); ++i)
    if (visit(Piece{points[i - 1], points[i]})) return true;
  const bool joined = edge == Edge::fill || chain.closed;
  return joined && !points.empty() && visit(Piece{points.back(), points.front()});
}

std::optional<Piece> clipped(const Piece& piece, const Bounds& box) {
  const auto [from, to] = piece;
  // Most pieces are far away.
  if (std::max(from.x, to.x) < box.left || box.right < std::min(from.x, to.x) ||
      std::max(from.y, to.y) < box.top || box.bottom < std::min(from.y, to.y))
    return {};
  Fixed enter;
  Fixed leave = Fixed(1);
  const auto clip = [&](Fixed start, Fixed end, Fixed low, Fixed high) {
    const Fixed delta = end - start;
    if (delta == Fixed()) return low < start && start < high;
    const auto [near, far] = std::minmax({(low - start) / delta, (high - start) / delta});
    enter = std::max(enter, near);
    leave = std::min(leave, far);
    return true;
  };
  if (!clip(from.x, to.x, box.left, box.right) || !clip(from.y, to.y, box.top, box.bottom) ||
      leave <= enter)
    return {};
  const Vec delta = to - from;
  return Piece{from + delta * enter, from + delta * leave};
}

/// Where a piece meets the horizontal line at a height, its lower end not counted.
std::optional<Fixed> across(const Piece& piece, Fixed y) {
  const auto [from, to] = piece;
  const bool meets = from.y < to.y ? from.y <= y && y < to.y : to.y <= y && y < from.y;
  if (!meets) return {};
  return from.x +
         Fixed::scaled(to.x - from.x, (y - from.y).millionths(), (to.y - from.y).millionths());
}

/// With x and y exchanged.
Piece turned(const Piece& piece) {
  return {{piece.from.y, piece.from.x}, {piece.to.y, piece.to.x}};
}

/// Whether two points are on different sides of the line that a piece is on.
bool divides(const Piece& piece, Vec one, Vec other) {
  const auto side = [&](Vec point) {
    const Vec along = piece.to - piece.from;
    const Vec there = point - piece.from;
    return along.x * there.y <=> along.y * there.x;
  };
  return (side(one) < 0 && 0 < side(other)) || (side(other) < 0 && 0 < side(one));
}

}  // namespace

Fixed gap(const Bounds& one, const Bounds& other) {
  return std::max({other.left - one.right, one.left - other.right, other.top - one.bottom,
                   one.top - other.bottom});
}

bool holds(const Bounds& outer, const Bounds& inner) {
  const Bounds spare = slack(outer, inner);
  return -rounding <= std::min({spare.left, spare.top, spare.right, spare.bottom});
}

Bounds around(const std::vector<Vec>& points) {
  Bounds box{points[0].x, points[0].y, points[0].x, points[0].y};
  for (const Vec& point : points) box = joined(box, {point.x, point.y, point.x, point.y});
  return box;
}

Bounds around(const std::vector<Chain>& chains) {
  Bounds box = around(chains[0].points);
  for (const Chain& chain : chains) box = joined(box, around(chain.points));
  return box;
}

Bounds joined(const Bounds& one, const Bounds& other) {
  return {std::min(one.left, other.left), std::min(one.top, other.top),
          std::max(one.right, other.right), std::max(one.bottom, other.bottom)};
}

Matrix operator*(const Matrix& left, const Matrix& right) {
  return {
      left.a * right.a + left.c * right.b,          left.b * right.a + left.d * right.b,
      left.a * right.c + left.c * right.d,          left.b * right.c + left.d * right.d,
      left.a * right.e + left.c * right.f + left.e, left.b * right.e + left.d * right.f + left.f};
}

Vec apply(const Matrix& matrix, Vec point) {
  return {matrix.a * point.x + matrix.c * point.y + matrix.e,
          matrix.b * point.x + matrix.d * point.y + matrix.f};
}

Matrix translation(Fixed x, Fixed y) {
  return {.e = x, .f = y};
}

Matrix scaling(Fixed x, Fixed y) {
  return {.a = x, .d = y};
}

Fixed scale_of(const Matrix& matrix) {
  return square_root(absolute(matrix.a * matrix.d - matrix.b * matrix.c));
}

std::vector<Piece> clipped(const Chain& chain, Edge edge, const Bounds& box) {
  std::vector<Piece> pieces;
  any_piece(chain, edge, [&](const Piece& piece) {
    if (const auto inside = clipped(piece, box)) pieces.push_back(*inside);
    return false;
  });
  return pieces;
}

bool crosses(const Chain& chain, Edge edge, const Bounds& box) {
  return any_piece(chain, edge,
                   [&](const Piece& piece) { return clipped(piece, box).has_value(); });
}

bool crosses(const Chain& chain, Edge edge, const Piece& other) {
  return any_piece(chain, edge, [&](const Piece& piece) {
    return divides(piece, other.from, other.to) && divides(other, piece.from, piece.to);
  });
}

Winding winding(const std::vector<Chain>& chains, Vec point) {
  Winding found;
  for (const Chain& chain : chains)
    any_piece(chain, Edge::fill, [&](const Piece& piece) {
      const auto x = across(piece, point.y);
      if (x && point.x < *x) {
        ++found.crossings;
        found.turns += piece.from.y < piece.to.y ? 1 : -1;
      }
      return false;
    });
  return found;
}

Fixed area_of(const Chain& chain) {
  Fixed twice;
  const Vec origin = chain.points.front();
  any_piece(chain, Edge::fill, [&](const Piece& piece) {
    const Vec from = piece.from - origin;
    const Vec to = piece.to - origin;
    twice += from.x * to.y - from.y * to.x;
    return false;
  });
  return Fixed::scaled(absolute(twice), 1, 2);
}

Bounds room_around(const std::vector<Chain>& chains, Vec point) {
  std::optional<Fixed> left, top, right, bottom;
  const auto keep = [](Fixed at, Fixed from, std::optional<Fixed>& before,
                       std::optional<Fixed>& after) {
    if (at <= from) {
      before = std::max(before.value_or(at), at);
    } else {
      after = std::min(after.value_or(at), at);
    }
  };
  for (const Chain& chain : chains)
    any_piece(chain, Edge::fill, [&](const Piece& piece) {
      if (const auto x = across(piece, point.y)) keep(*x, point.x, left, right);
      if (const auto y = across(turned(piece), point.x)) keep(*y, point.y, top, bottom);
      return false;
    });
  return {left.value_or(point.x), top.value_or(point.y), right.value_or(point.x),
          bottom.value_or(point.y)};
}

}  // namespace attnfig::painted
