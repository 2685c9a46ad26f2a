#include "painted/path.h"

#include "painted/transform.h"

#include <algorithm>
#include <optional>

namespace attnfig::painted {
namespace {

constexpr int pieces_of_curve = 16;

/// The point at `step` of `pieces_of_curve` of a cubic Bézier curve.
Vec on_cubic(Vec p0, Vec p1, Vec p2, Vec p3, int step) {
  const std::int64_t t = step;
  const std::int64_t u = pieces_of_curve - step;
  constexpr std::int64_t whole = std::int64_t{pieces_of_curve} * pieces_of_curve * pieces_of_curve;
  const auto mix = [&](Fixed a, Fixed b, Fixed c, Fixed d) {
    return Fixed::scaled(a, u * u * u, whole) + Fixed::scaled(b, 3 * u * u * t, whole) +
           Fixed::scaled(c, 3 * u * t * t, whole) + Fixed::scaled(d, t * t * t, whole);
  };
  return {mix(p0.x, p1.x, p2.x, p3.x), mix(p0.y, p1.y, p2.y, p3.y)};
}

/// The angle of a vector in degrees, -180 to 180, by bisection of its sine and cosine.
Fixed angle_of(Vec vector) {
  const Fixed length = square_root(vector.x * vector.x + vector.y * vector.y);
  if (length == Fixed()) return {};
  const Fixed cosine = vector.x / length;
  Fixed low;
  Fixed high = Fixed(180);
  for (int i = 0; i < 40; ++i) {
    const Fixed middle = Fixed::scaled(low + high, 1, 2);
    (cosine < turn(middle).cosine ? low : high) = middle;
  }
  return vector.y < Fixed() ? -low : low;
}

struct Arc {
  Vec radii;
  Fixed rotation;
  bool large = false;
  bool sweep = false;
};

/// SVG 2, B.2.4: from end points to centre and angles.
std::vector<Vec> points_of(Arc arc, Vec from, Vec to) {
  arc.radii = {absolute(arc.radii.x), absolute(arc.radii.y)};
  if (arc.radii.x == Fixed() || arc.radii.y == Fixed() || from == to) return {to};
  const Turn tilt = turn(arc.rotation);
  const Vec half = (from - to) * Fixed::millionths(500'000);
  const Vec p = {tilt.cosine * half.x + tilt.sine * half.y,
                 tilt.cosine * half.y - tilt.sine * half.x};
  Vec unit = {p.x / arc.radii.x, p.y / arc.radii.y};  // on the circle of radius 1
  const Fixed square = unit.x * unit.x + unit.y * unit.y;
  if (Fixed(1) < square) {
    const Fixed grow = square_root(square);
    arc.radii = arc.radii * grow;
    unit = {unit.x / grow, unit.y / grow};
  }
  const Fixed inside = unit.x * unit.x + unit.y * unit.y;
  const Fixed reach =
      inside == Fixed() ? Fixed() : square_root(std::max(Fixed(), Fixed(1) - inside) / inside);
  const Fixed side = arc.large == arc.sweep ? -reach : reach;
  const Vec centre = {side * unit.y, -side * unit.x};
  const Fixed start = angle_of(unit - centre);
  Fixed sweep = angle_of(Vec{} - unit - centre) - start;
  if (arc.sweep && sweep < Fixed()) sweep += Fixed(360);
  if (!arc.sweep && Fixed() < sweep) sweep = sweep - Fixed(360);
  std::vector<Vec> points;
  const Vec middle = (from + to) * Fixed::millionths(500'000);
  for (int step = 1; step < pieces_of_curve; ++step) {
    const Turn at = turn(start + Fixed::scaled(sweep, step, pieces_of_curve));
    const Vec q = {(centre.x + at.cosine) * arc.radii.x, (centre.y + at.sine) * arc.radii.y};
    points.push_back({middle.x + tilt.cosine * q.x - tilt.sine * q.y,
                      middle.y + tilt.sine * q.x + tilt.cosine * q.y});
  }
  points.push_back(to);
  return points;
}

struct PathReader {
  std::string_view text;
  std::size_t most;
  PathData path = {};
  std::size_t points = 0;
  Vec pen = {};
  Vec start = {};
  Vec control = {};  // of the last curve, for the smooth ones
  char previous = ' ';

  std::optional<Fixed> number() {
    skip_separators(text);
    return take_number(text);
  }

  std::optional<bool> flag() {
    skip_separators(text);
    if (text.empty() || (text[0] != '0' && text[0] != '1')) return {};
    const bool set = text[0] == '1';
    text.remove_prefix(1);
    return set;
  }

  std::optional<Vec> point(bool relative) {
    const std::optional<Fixed> x = number();
    const std::optional<Fixed> y = x ? number() : std::nullopt;
    if (!y) return {};
    return relative ? pen + Vec{*x, *y} : Vec{*x, *y};
  }

  void line_to(Vec to) {
    if (path.chains.empty() || path.chains.back().closed) path.chains.push_back({.points = {pen}});
    if (++points <= most) path.chains.back().points.push_back(to);
    pen = to;
  }

  void curve_to(Vec first, Vec second, Vec to) {
    const Vec from = pen;
    for (int step = 1; step <= pieces_of_curve; ++step)
      line_to(on_cubic(from, first, second, to, step));
    control = second;
  }

  void quadratic_to(Vec middle, Vec to) {
    const Fixed two_thirds = Fixed::millionths(666'667);
    curve_to(pen + (middle - pen) * two_thirds, to + (middle - to) * two_thirds, to);
    control = middle;
  }

  Vec mirrored(std::string_view after) const {
    return after.find(previous) == std::string_view::npos ? pen : pen + (pen - control);
  }

  bool read_curve(char kind, bool relative) {
    Vec first = kind == 's' ? mirrored("cs") : Vec{};
    if (kind == 'c') {
      const auto read = point(relative);
      if (!read) return false;
      first = *read;
    }
    const auto second = point(relative);
    const auto to = second ? point(relative) : std::nullopt;
    if (!to) return false;
    curve_to(first, *second, *to);
    return true;
  }

  bool read_quadratic(char kind, bool relative) {
    Vec middle = kind == 't' ? mirrored("qt") : Vec{};
    if (kind == 'q') {
      const auto read = point(relative);
      if (!read) return false;
      middle = *read;
    }
    const auto to = point(relative);
    if (!to) return false;
    quadratic_to(middle, *to);
    return true;
  }

  bool read_arc(bool relative) {
    const auto across = number();
    const auto down = across ? number() : std::nullopt;
    const auto rotation = down ? number() : std::nullopt;
    const auto large = rotation ? flag() : std::nullopt;
    const auto sweep = large ? flag() : std::nullopt;
    const auto to = sweep ? point(relative) : std::nullopt;
    if (!to) return false;
    const Vec from = pen;
    for (const Vec& next : points_of({{*across, *down}, *rotation, *large, *sweep}, from, *to))
      line_to(next);
    return true;
  }

  bool read_straight(char kind, bool relative) {
    if (kind == 'h' || kind == 'v') {
      const auto value = number();
      if (!value) return false;
      const Fixed base = !relative ? Fixed() : kind == 'h' ? pen.x : pen.y;
      line_to(kind == 'h' ? Vec{base + *value, pen.y} : Vec{pen.x, base + *value});
      return true;
    }
    const auto to = point(relative);
    if (!to) return false;
    if (kind == 'm') {
      path.chains.push_back({.points = {*to}});
      pen = start = *to;
      ++points;
    } else {
      line_to(*to);
    }
    return true;
  }

  bool segment(char kind, bool relative) {
    switch (kind) {
      case 'c':
      case 's':
        return read_curve(kind, relative);
      case 'q':
      case 't':
        return read_quadratic(kind, relative);
      case 'a':
        return read_arc(relative);
      default:
        return read_straight(kind, relative);
    }
  }

  void close() {
    if (!path.chains.empty()) path.chains.back().closed = true;
    pen = start;
  }

  void read() {
    char command = ' ';
    for (skip_separators(text); !text.empty(); skip_separators(text)) {
      const bool letter =
          std::string_view("mMlLhHvVcCsSqQtTaAzZ").find(text[0]) != std::string_view::npos;
      if (letter) {
        command = text[0];
        text.remove_prefix(1);
      }
      const char kind = static_cast<char>(command | 0x20);
      const bool first = path.chains.empty();
      if (command == ' ' || (first && kind != 'm') || (!letter && kind == 'z') || most < points) {
        path.complete = false;
        return;
      }
      if (kind == 'z') {
        close();
      } else if (!segment(kind, command == kind)) {
        path.complete = false;
        return;
      }
      previous = kind;
      // Further points after a move are lines.
      if (kind == 'm') command = command == 'm' ? 'l' : 'L';
    }
  }
};

}  // namespace

PathData read_path(std::string_view data, std::size_t most) {
  PathReader reporter{data, most};
  reporter.read();
  std::erase_if(reporter.path.chains, [](const Chain& chain) { return chain.points.size() < 2; });
  return reporter.path;
}

Chain ellipse(Vec centre, Vec radii) {
  constexpr int pieces = 4 * pieces_of_curve;
  Chain chain{.points = {}, .closed = true};
  for (int step = 0; step < pieces; ++step) {
    const Turn at = turn(Fixed::scaled(Fixed(360), step, pieces));
    chain.points.push_back(centre + Vec{at.cosine * radii.x, at.sine * radii.y});
  }
  return chain;
}

}  // namespace attnfig::painted
