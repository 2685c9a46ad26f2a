#include "lint/rules/boxes.h"

#include <algorithm>
#include <numeric>

namespace attnfig::lint {
namespace {

constexpr std::size_t least_row = 3;

std::size_t index_of(const Drawing& drawing, const Shape& shape) {
  return static_cast<std::size_t>(&shape - drawing.shapes.data());
}

bool is_held(const Drawing& drawing, const Shape& box) {
  const std::vector<const Shape*> near = shapes_at(drawing, box.box);
  return std::any_of(near.begin(), near.end(), [&](const Shape* other) {
    return other->is_box && other->box != box.box && holds(other->box, box.box);
  });
}

/// Whether a box holds a text, and something beside it.
bool holds_content(const Drawing& drawing, const Shape& box) {
  const auto held = [&](const auto* item) {
    return item->box != box.box && holds(box.box, item->box);
  };
  const std::vector<const Text*> near = texts_at(drawing, box.box);
  const auto texts = std::count_if(near.begin(), near.end(), held);
  if (texts == 0) return false;
  const std::vector<const Shape*> shapes = shapes_at(drawing, box.box);
  return 2 <= texts || std::any_of(shapes.begin(), shapes.end(), held);
}

/// Splits lists where a number of theirs, which they are sorted by, changes.
template <class Item, class Number>
std::vector<std::vector<Item>> split(const std::vector<std::vector<Item>>& lists, Number number) {
  std::vector<std::vector<Item>> parts;
  for (std::vector<Item> list : lists) {
    std::stable_sort(list.begin(), list.end(), [&](const Item& one, const Item& other) {
      return number(one) < number(other);
    });
    for (std::size_t i = 0; i < list.size(); ++i) {
      if (i == 0 || rounding < number(list[i]) - number(list[i - 1])) parts.emplace_back();
      parts.back().push_back(list[i]);
    }
  }
  return parts;
}

}  // namespace

bool same_size(const Bounds& one, const Bounds& other) {
  return about_equal(one.width(), other.width()) && about_equal(one.height(), other.height());
}

bool is_bare_line(const Shape& shape) {
  return !shape.fill.visible() && !shape.is_box && shape.stroke.visible();
}

bool looks_like_line(const Shape& shape) {
  constexpr Fixed thin = Fixed(2);
  return is_bare_line(shape) ||
         (shape.is_box && std::min(shape.box.width(), shape.box.height()) <= thin);
}

bool is_backdrop(const Drawing& drawing, const Shape& shape) {
  if (!shape.is_opaque() || shape.stroke.visible()) return false;
  const Ground ground = ground_at(drawing, shape.box.centre(), shape.order);
  return ground.known && ground.colour == shape.fill.colour;
}

std::optional<Fixed> distance_in_line(const Bounds& one, const Bounds& other) {
  const bool in_row = about_equal(one.top, other.top) || about_equal(one.bottom, other.bottom);
  const bool in_column = about_equal(one.left, other.left) || about_equal(one.right, other.right);
  const Fixed across = std::max(other.left - one.right, one.left - other.right);
  const Fixed down = std::max(other.top - one.bottom, one.top - other.bottom);
  if (in_row && down < across) return across;
  if (in_column && across < down) return down;
  return {};
}

std::vector<std::size_t> groups_of(const Drawing& drawing, Fixed reach,
                                   const std::function<bool(const Shape&, const Shape&)>& joined) {
  std::vector<std::size_t> leader(drawing.shapes.size());
  std::iota(leader.begin(), leader.end(), std::size_t{0});
  const auto lead = [&](std::size_t at) {
    while (leader[at] != at) at = leader[at] = leader[leader[at]];
    return at;
  };
  for (std::size_t i = 0; i < drawing.shapes.size(); ++i)
    for (const Shape* other : shapes_at(drawing, drawing.shapes[i].painted.grown(reach)))
      if (const std::size_t j = index_of(drawing, *other);
          i < j && joined(drawing.shapes[i], *other))
        leader[lead(j)] = lead(i);
  for (std::size_t i = 0; i < leader.size(); ++i) leader[i] = lead(i);
  return leader;
}

Boxes panels_of(const Drawing& drawing) {
  Boxes panels;
  for (const Shape& shape : drawing.shapes)
    if (shape.is_box && holds_content(drawing, shape) && !is_held(drawing, shape))
      panels.push_back(&shape);
  std::stable_sort(panels.begin(), panels.end(), [](const Shape* one, const Shape* other) {
    return one->box.left < other->box.left;
  });
  return panels;
}

std::vector<Boxes> rows_of(const Drawing& drawing) {
  struct InPanel {
    const Shape* box;
    Fixed panel;  // a number for each panel
  };
  std::vector<bool> is_panel(drawing.shapes.size());
  for (const Shape* panel : panels_of(drawing)) is_panel[index_of(drawing, *panel)] = true;
  std::vector<InPanel> boxes;
  for (const Shape& shape : drawing.shapes) {
    if (!shape.is_box) continue;
    const std::vector<const Shape*> near = shapes_at(drawing, shape.box);
    const auto panel = std::find_if(near.begin(), near.end(), [&](const Shape* other) {
      return is_panel[index_of(drawing, *other)] && other != &shape && holds(other->box, shape.box);
    });
    boxes.push_back({&shape, Fixed(panel == near.end() ? 0 : static_cast<int>((*panel)->order))});
  }
  std::vector<std::vector<InPanel>> parts = {std::move(boxes)};
  parts = split(parts, [](const InPanel& one) { return one.panel; });
  parts = split(parts, [](const InPanel& one) { return one.box->box.top; });
  parts = split(parts, [](const InPanel& one) { return one.box->box.height(); });
  parts = split(parts, [](const InPanel& one) { return one.box->box.width(); });
  std::vector<Boxes> rows;
  for (std::vector<InPanel>& part : parts) {
    if (part.size() < least_row) continue;
    std::stable_sort(part.begin(), part.end(), [](const InPanel& one, const InPanel& other) {
      return one.box->box.left < other.box->box.left;
    });
    Boxes& row = rows.emplace_back();
    for (const InPanel& one : part) row.push_back(one.box);
  }
  return rows;
}

bool meets(const Piece& end, const Bounds& box, Fixed near) {
  if (!box.grown(near).holds(end.from)) return false;
  const Fixed across = absolute(end.to.x - end.from.x);
  const Fixed down = absolute(end.to.y - end.from.y);
  const auto both_at = [&](Fixed from, Fixed to, Fixed side) {
    return absolute(from - side) <= near && absolute(to - side) <= near;
  };
  const bool along_side =
      down < across
          ? both_at(end.from.y, end.to.y, box.top) || both_at(end.from.y, end.to.y, box.bottom)
          : both_at(end.from.x, end.to.x, box.left) || both_at(end.from.x, end.to.x, box.right);
  return !along_side;
}

std::vector<Piece> ends_of(const Shape& line) {
  std::vector<Piece> ends;
  if (line.is_box) {
    const Bounds& box = line.box;
    const Vec middle = box.centre();
    const Piece along = box.height() < box.width()
                            ? Piece{{box.left, middle.y}, {box.right, middle.y}}
                            : Piece{{middle.x, box.top}, {middle.x, box.bottom}};
    return {along, {along.to, along.from}};
  }
  for (const Chain& chain : line.chains) {
    if (chain.points.size() < 2) continue;
    ends.push_back({chain.points[0], chain.points[1]});
    ends.push_back({chain.points.back(), chain.points[chain.points.size() - 2]});
  }
  return ends;
}

}  // namespace attnfig::lint
