// Rules about how boxes and lines are arranged.

#include "lint/rules/rules.h"

#include <fmt/format.h>

#include <algorithm>

namespace attnfig::lint {
namespace {

constexpr Fixed pixel = Fixed(1);
constexpr std::size_t least_row = 3;

bool is_stroked_box(const Shape& shape) {
  return shape.is_rect() && shape.fill.visible() && shape.stroke.visible();
}

bool same_size(const Bounds& one, const Bounds& other) {
  return about_equal(one.width(), other.width()) && about_equal(one.height(), other.height());
}

/// Whether one box holds the other with 2 px between their painted areas.
bool holds_apart(const Shape& outer, const Shape& inner) {
  return holds(outer.box.grown(-Fixed::scaled(outer.stroke_width, 1, 2) - Fixed(2)), inner.painted);
}

using Boxes = std::vector<const Shape*>;

/// The rects that hold others and that no rect holds: readers see them as panels.
Boxes panels_of(const Drawing& drawing) {
  Boxes rects;
  for (const Shape& shape : drawing.shapes)
    if (shape.is_rect()) rects.push_back(&shape);
  Boxes panels;
  for (const Shape* rect : rects) {
    const bool inner = std::any_of(rects.begin(), rects.end(), [&](const Shape* other) {
      return other != rect && other->box != rect->box && holds(other->box, rect->box);
    });
    if (inner) continue;
    const auto held = [&](const Bounds& box) { return box != rect->box && holds(rect->box, box); };
    const auto texts = std::count_if(drawing.texts.begin(), drawing.texts.end(),
                                     [&](const Text& text) { return held(text.box); });
    const auto shapes = std::count_if(drawing.shapes.begin(), drawing.shapes.end(),
                                      [&](const Shape& shape) { return held(shape.box); });
    if (1 <= texts && 2 <= texts + shapes) panels.push_back(rect);
  }
  return panels;
}

/// Equal boxes that stand side by side in one panel, from left to right.
std::vector<Boxes> rows_of(const Drawing& drawing) {
  const Boxes panels = panels_of(drawing);
  const auto panel_of = [&](const Shape& shape) {
    return std::find_if(panels.begin(), panels.end(), [&](const Shape* panel) {
      return panel != &shape && holds(panel->box, shape.box);
    });
  };
  struct Row {
    Boxes::const_iterator panel;
    Boxes boxes;
  };
  std::vector<Row> rows;
  for (const Shape& shape : drawing.shapes) {
    if (!shape.is_rect()) continue;
    const auto panel = panel_of(shape);
    const auto own = std::find_if(rows.begin(), rows.end(), [&](const Row& row) {
      const Bounds& first = row.boxes[0]->box;
      return row.panel == panel && about_equal(first.top, shape.box.top) &&
             same_size(first, shape.box);
    });
    if (own == rows.end()) {
      rows.push_back({panel, {&shape}});
    } else {
      own->boxes.push_back(&shape);
    }
  }
  std::vector<Boxes> result;
  for (Row& row : rows) {
    if (row.boxes.size() < least_row) continue;
    std::sort(row.boxes.begin(), row.boxes.end(),
              [](const Shape* one, const Shape* other) { return one->box.left < other->box.left; });
    result.push_back(std::move(row.boxes));
  }
  return result;
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

/// The boxes of the first row below a heading that are nearer to it than to the other headings.
Boxes row_below(const std::vector<Boxes>& rows, const Text& heading,
                const std::vector<const Text*>& beside) {
  Boxes nearest;
  for (const Boxes& row : rows) {
    // Cells without an outline are parts of a grid, whose rows need not be full.
    if (row[0]->box.top < heading.box.bottom || !is_stroked_box(*row[0])) continue;
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
    if (least_row <= own.size() && (nearest.empty() || own[0]->box.top < nearest[0]->box.top))
      nearest = own;
  }
  return nearest;
}

bool is_bare_line(const Shape& shape) {
  return !shape.fill.visible() && !shape.is_rect() && shape.stroke.visible();
}

}  // namespace

std::vector<Finding> find_touching(const Figure& figure) {
  constexpr Fixed needed = Fixed(2);
  return in_each_scheme(figure, [&](const Drawing& drawing, std::vector<Finding>& findings) {
    std::vector<Shape> boxes;
    std::copy_if(drawing.shapes.begin(), drawing.shapes.end(), std::back_inserter(boxes),
                 is_stroked_box);
    const auto painted = [](const Shape& shape) { return shape.painted; };
    each_near_pair(boxes, needed, painted, [&](const Shape& one, const Shape& other) {
      const Fixed apart = gap(one.painted, other.painted);
      if (most_pairs <= findings.size() || needed <= apart || holds_apart(one, other) ||
          holds_apart(other, one))
        return;
      // Cells of a row may stand close, and a box may be outlined again over its fill.
      if (same_size(one.box, other.box) && (Fixed() <= apart || one.box == other.box)) return;
      const auto& [first, second] =
          std::minmax(one, other, [](const Shape& a, const Shape& b) { return a.order < b.order; });
      findings.push_back(
          {second.offset, fmt::format("{} touches {} or is less than {} px from it",
                                      describe(second), describe(first), to_text(needed))});
    });
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
    if (row.empty()) continue;
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
  Boxes panels = panels_of(drawing);
  std::sort(panels.begin(), panels.end(),
            [](const Shape* one, const Shape* other) { return one->box.left < other->box.left; });
  std::vector<Finding> findings;
  for (std::size_t i = 2; i < panels.size(); ++i) {
    const Bounds& first = panels[i - 2]->box;
    const Bounds& second = panels[i - 1]->box;
    const Bounds& third = panels[i]->box;
    const bool beside = std::max({first.top, second.top, third.top}) <
                        std::min({first.bottom, second.bottom, third.bottom});
    const Fixed before = second.left - first.right;
    const Fixed after = third.left - second.right;
    if (beside && Fixed() <= before && Fixed() <= after && pixel < absolute(before - after))
      findings.push_back(
          {panels[i]->offset,
           fmt::format("{} is {} px from its neighbour, which is {} px from the one before",
                       describe(*panels[i]), to_text(after), to_text(before))});
  }
  return findings;
}

std::vector<Finding> find_hidden_lines(const Figure& figure) {
  return in_each_scheme(figure, [](const Drawing& drawing, std::vector<Finding>& findings) {
    for (const Shape& line : drawing.shapes) {
      if (!is_bare_line(line)) continue;
      for (const Shape& box : drawing.shapes) {
        const bool over = line.order < box.order && box.is_rect() && box.is_opaque();
        if (!over || holds(box.box, line.box)) continue;
        const bool behind =
            std::any_of(line.chains.begin(), line.chains.end(), [&](const Chain& chain) {
              return crosses(chain, Edge::stroke, box.box.grown(Fixed(-2)));
            });
        if (behind && findings.size() < most_pairs)
          findings.push_back(
              {line.offset, fmt::format("{} runs behind {}", describe(line), describe(box))});
      }
    }
  });
}

std::vector<Finding> find_unjoined(const Figure& figure) {
  const Drawing& drawing = figure.drawings[0];
  std::vector<Vec> ends;
  for (const Shape& shape : drawing.shapes)
    if (is_bare_line(shape))
      for (const Chain& chain : shape.chains) {
        ends.push_back(chain.points.front());
        ends.push_back(chain.points.back());
      }
  std::vector<Finding> findings;
  for (const Boxes& row : rows_of(drawing)) {
    const Shape* first = nullptr;
    std::size_t without = 0;
    for (const Shape* box : row) {
      const Bounds reach = box->box.grown(pixel);
      if (std::any_of(ends.begin(), ends.end(), [&](Vec end) { return reach.holds(end); }))
        continue;
      if (first == nullptr) first = box;
      ++without;
    }
    if (0 < without && without < row.size())
      findings.push_back(
          {first->offset,
           fmt::format("{} of {} equal boxes in a row are joined by no line, {} first", without,
                       row.size(), describe(*first))});
  }
  return findings;
}

}  // namespace attnfig::lint
