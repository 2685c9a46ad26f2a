// Rules about how boxes are arranged.

#include "lint/rules/boxes.h"

#include <fmt/format.h>

#include <algorithm>

namespace attnfig::lint {
namespace {

constexpr Fixed pixel = Fixed(1);
constexpr std::size_t least_of_row = 3;

bool is_stroked_box(const Shape& shape) {
  return shape.is_box && shape.fill.visible() && shape.stroke.visible();
}

/// Whether one box holds the other with 2 px between their painted areas.
bool holds_apart(const Shape& outer, const Shape& inner) {
  return holds(outer.box.grown(-Fixed::scaled(outer.stroke_width, 1, 2) - Fixed(2)), inner.painted);
}

constexpr Fixed exact = Fixed::millionths(50'000);

/// Whether a box is a part of another, such as the filled part of a bar: it lies in it and shares a
/// side.
bool is_part(const Drawing& drawing, const Shape& part) {
  const std::vector<const Shape*> near = shapes_at(drawing, part.box);
  return std::any_of(near.begin(), near.end(), [&](const Shape* whole) {
    if (!whole->is_box || whole->box == part.box || !holds(whole->box, part.box)) return false;
    const Bounds room = slack(whole->box, part.box);
    return std::min({absolute(room.left), absolute(room.top), absolute(room.right),
                     absolute(room.bottom)}) <= exact;
  });
}

/// Whether two boxes share a side, or overlap by an outline, and end in line: cells of a table, a
/// mask or a bar.
bool are_cells(const Shape& one, const Shape& other) {
  if (!is_stroked_box(one) || !is_stroked_box(other)) return false;
  const auto apart = distance_in_line(one.box, other.box);
  return apart && *apart <= exact && -pixel <= *apart;
}

/// Whether equal boxes are shifted against each other across and down, as the sheets of a stack.
bool are_stacked(const Bounds& one, const Bounds& other) {
  return same_size(one, other) && rounding < absolute(one.left - other.left) &&
         rounding < absolute(one.top - other.top);
}

/// Texts that head columns, with others at the same height: bold, and in the middle above the
/// column.
std::vector<const Text*> headings_beside(const Drawing& drawing, const Text& text) {
  std::vector<const Text*> list;
  for (const Text& other : drawing.texts)
    if (other.anchored_middle && !other.sideways && 600 <= other.runs[0].weight &&
        about_equal(other.box.bottom, text.box.bottom) &&
        about_equal(other.runs[0].size, text.runs[0].size))
      list.push_back(&other);
  return list;
}

/// The boxes of the first row below a heading, and not far, that are nearer to it than to the other
/// headings, if the heading stands over them.
Boxes row_below(const std::vector<Boxes>& rows, const Text& heading,
                const std::vector<const Text*>& beside) {
  const Fixed farthest = heading.box.bottom + heading.runs[0].size * 8;
  const Fixed middle = heading.box.centre().x;
  Boxes nearest;
  for (const Boxes& row : rows) {
    const Bounds& first = row[0]->box;
    // Cells without an outline are parts of a grid, whose rows need not be full.
    if (first.top < heading.box.bottom || farthest < first.top || !is_stroked_box(*row[0]))
      continue;
    Boxes own;
    for (const Shape* box : row) {
      const auto distance = [&](const Text* text) {
        return absolute(text->box.centre().x - box->box.centre().x);
      };
      const Text* closest = *std::min_element(
          beside.begin(), beside.end(),
          [&](const Text* one, const Text* other) { return distance(one) < distance(other); });
      if (closest == &heading) own.push_back(box);
    }
    if (own.size() < least_of_row || middle < own.front()->box.left ||
        own.back()->box.right < middle)
      continue;
    if (nearest.empty() || own[0]->box.top < nearest[0]->box.top) nearest = own;
  }
  return nearest;
}

/// Whether other boxes stand in line between those of a row, which are a part of that line then.
bool is_interleaved(const Drawing& drawing, const Boxes& row) {
  const Bounds line = joined(row.front()->box, row.back()->box);
  const std::vector<const Shape*> near = shapes_at(drawing, line);
  return std::any_of(near.begin(), near.end(), [&](const Shape* other) {
    return is_stroked_box(*other) && line.left < other->box.left && other->box.right < line.right &&
           other->box.top < line.bottom && line.top < other->box.bottom &&
           std::find(row.begin(), row.end(), other) == row.end();
  });
}

/// Whether something stands between two panels, such as dots for panels that are left out.
bool is_gap_filled(const Drawing& drawing, const Bounds& left, const Bounds& right) {
  const Bounds between = {left.right, std::min(left.top, right.top), right.left,
                          std::max(left.bottom, right.bottom)};
  const auto inside = [&](const auto* item) {
    return between.left - rounding <= item->box.left && item->box.right <= between.right + rounding;
  };
  const std::vector<const Text*> texts = texts_at(drawing, between);
  const std::vector<const Shape*> shapes = shapes_at(drawing, between);
  return std::any_of(texts.begin(), texts.end(), inside) ||
         std::any_of(shapes.begin(), shapes.end(), inside);
}

}  // namespace

std::vector<Finding> find_touching(const Figure& figure) {
  constexpr Fixed needed = Fixed(2);
  return in_each_scheme(figure, [&](const Drawing& drawing, std::vector<Finding>& findings) {
    const std::vector<std::size_t> groups = groups_of(drawing, Fixed(), are_cells);
    const auto group = [&](const Shape& shape) {
      return groups[static_cast<std::size_t>(&shape - drawing.shapes.data())];
    };
    const auto is_counted = [&](const Shape& shape) {
      return is_stroked_box(shape) && !is_part(drawing, shape);
    };
    for (const Shape& second : drawing.shapes) {
      if (!is_counted(second)) continue;
      for (const Shape* other : shapes_at(drawing, second.painted.grown(needed))) {
        const Shape& first = *other;
        if (second.order <= first.order) break;
        const Fixed apart = gap(first.painted, second.painted);
        if (!is_counted(first) || most_pairs <= findings.size() || needed <= apart ||
            holds_apart(first, second) || holds_apart(second, first))
          continue;
        // Cells of a row may stand close, and a box may be outlined again over its fill.
        const bool again =
            same_size(first.box, second.box) && (Fixed() <= apart || first.box == second.box);
        if (again || are_stacked(first.box, second.box) || group(first) == group(second)) continue;
        findings.push_back(
            {second.offset, fmt::format("{} touches {} or is less than {} px from it",
                                        describe(second), describe(first), to_text(needed))});
      }
    }
  });
}

std::vector<Finding> find_off_centre(const Figure& figure) {
  constexpr Fixed tolerance = Fixed::millionths(1'500'000);
  const Drawing& drawing = figure.drawings[0];
  const std::vector<Boxes> rows = rows_of(drawing);
  std::vector<Finding> findings;
  for (const Text& heading : drawing.texts) {
    if (!heading.anchored_middle || heading.sideways || heading.runs[0].weight < 600) continue;
    const std::vector<const Text*> beside = headings_beside(drawing, heading);
    if (beside.size() < 2) continue;
    const Boxes row = row_below(rows, heading, beside);
    if (row.empty() || is_interleaved(drawing, row)) continue;
    const Fixed middle = Fixed::scaled(row.front()->box.left + row.back()->box.right, 1, 2);
    const Fixed off = middle - heading.box.centre().x;
    if (tolerance < absolute(off))
      findings.push_back(
          {row.front()->offset,
           fmt::format("the {} boxes from {} on are centred {} px {} of their heading {}",
                       row.size(), describe(*row.front()), to_text(absolute(off)),
                       off < Fixed() ? "left" : "right", describe(heading))});
  }
  return findings;
}

std::vector<Finding> find_uneven_spacing(const Figure& figure) {
  const Drawing& drawing = figure.drawings[0];
  const Boxes panels = panels_of(drawing);
  std::vector<Finding> findings;
  for (std::size_t i = 2; i < panels.size(); ++i) {
    const Bounds& first = panels[i - 2]->box;
    const Bounds& second = panels[i - 1]->box;
    const Bounds& third = panels[i]->box;
    const bool beside = std::max({first.top, second.top, third.top}) <
                        std::min({first.bottom, second.bottom, third.bottom});
    const Fixed before = second.left - first.right;
    const Fixed after = third.left - second.right;
    if (!beside || before < Fixed() || after < Fixed() || absolute(before - after) <= pixel ||
        is_gap_filled(drawing, first, second) || is_gap_filled(drawing, second, third))
      continue;
    findings.push_back(
        {panels[i]->offset,
         fmt::format("{} is {} px from its neighbour, which is {} px from the one before",
                     describe(*panels[i]), to_text(after), to_text(before))});
  }
  return findings;
}

}  // namespace attnfig::lint
