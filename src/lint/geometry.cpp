#include "lint/geometry.h"

#include <algorithm>

namespace attnfig::lint {

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

bool crosses(Vec from, Vec to, const Bounds& box) {
  // Most pieces are far away.
  if (std::max(from.x, to.x) < box.left || box.right < std::min(from.x, to.x) ||
      std::max(from.y, to.y) < box.top || box.bottom < std::min(from.y, to.y))
    return false;
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
  return clip(from.x, to.x, box.left, box.right) && clip(from.y, to.y, box.top, box.bottom) &&
         enter < leave;
}

bool crosses(const Chain& chain, const Bounds& box) {
  const std::vector<Vec>& points = chain.points;
  for (std::size_t i = 1; i < points.size(); ++i)
    if (crosses(points[i - 1], points[i], box)) return true;
  return chain.closed && !points.empty() && crosses(points.back(), points.front(), box);
}

Winding winding(const std::vector<Chain>& chains, Vec point) {
  Winding found;
  for (const Chain& chain : chains)
    for (std::size_t i = 0; i < chain.points.size(); ++i) {
      const Vec from = chain.points[i];
      const Vec to = chain.points[i + 1 == chain.points.size() ? 0 : i + 1];
      const bool upwards = from.y <= point.y && point.y < to.y;
      const bool downwards = to.y <= point.y && point.y < from.y;
      if (!upwards && !downwards) continue;
      const Fixed x = from.x + (to.x - from.x) * ((point.y - from.y) / (to.y - from.y));
      if (x <= point.x) continue;
      ++found.crossings;
      found.turns += upwards ? 1 : -1;
    }
  return found;
}

}  // namespace attnfig::lint
