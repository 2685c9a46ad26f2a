// Rules about the contrast of inks with their ground.

#include "theme/contrast.h"

#include "lint/rules/boxes.h"
#include "svg/style.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace attnfig::lint {
namespace {

constexpr int shapes_need = 300;  // hundredths of WCAG's ratio
constexpr int texts_need = 450;
constexpr int large_texts_need = 300;

std::string ratio(int hundredths) {
  return fmt::format("{}.{:02}:1", hundredths / 100, hundredths % 100);
}

/// The contrast of an ink with its ground, and the contrast that it needs.
struct Seen {
  Colour ink;
  Colour ground;
  int contrast = 0;
  int needed = 0;

  bool fails() const { return contrast < needed; }
  /// Whether this one is the worse of two, each measured by its own need.
  bool worse_than(const Seen& other) const {
    return contrast * other.needed < other.contrast * needed;
  }
};

Seen seen(const Paint& paint, Colour ground, int needed) {
  const Colour ink = over(paint.colour, paint.alpha.millionths(), ground);
  return {ink, ground, contrast_hundredths(ink, ground), needed};
}

std::string sentence(const std::string& what, const Seen& one) {
  return fmt::format("{} is {} on {}, {}, {} needed", what, to_text(one.ink), to_text(one.ground),
                     ratio(one.contrast), ratio(one.needed));
}

/// WCAG's large text: from 24 px, or from 18.66 px bold.
int needed_by(const Run& run) {
  constexpr Fixed large = Fixed(24);
  constexpr Fixed large_bold = Fixed::millionths(18'660'000);
  const Fixed size = run.size + rounding;
  return large <= size || (700 <= run.weight && large_bold <= size) ? large_texts_need : texts_need;
}

std::string kind_of(const Seen& one) {
  return fmt::format("{} on {}", to_text(one.ink), to_text(one.ground));
}

/// Whether a shape is a ground for others: it contains a whole text or a whole smaller shape.
bool holds_something(const Drawing& drawing, const Shape& shape) {
  const auto inside = [&](const auto* item) {
    return shape.order < item->order && item->box != shape.box && holds(shape.box, item->box);
  };
  const std::vector<const Text*> texts = texts_at(drawing, shape.box);
  if (std::any_of(texts.begin(), texts.end(), inside)) return true;
  const std::vector<const Shape*> shapes = shapes_at(drawing, shape.box);
  return std::any_of(shapes.begin(), shapes.end(), inside);
}

/// Whether a line runs across and down only, as the lines of a table or plot do.
bool is_ruled(const Shape& line) {
  return line.is_box || std::all_of(line.chains.begin(), line.chains.end(), [](const Chain& chain) {
           for (std::size_t i = 1; i < chain.points.size(); ++i)
             if (!about_equal(chain.points[i].x, chain.points[i - 1].x) &&
                 !about_equal(chain.points[i].y, chain.points[i - 1].y))
               return false;
           return true;
         });
}

/// Whether a line divides things and joins none: no end of it meets another shape. A line across or
/// down may end at another line, such as an axis, and inside of what it divides.
bool is_divider(const Drawing& drawing, const Shape& line) {
  if (!looks_like_line(line) || line.chains[0].closed != line.is_box) return false;
  constexpr Fixed near = Fixed(2);
  const bool ruled = is_ruled(line);
  const std::vector<Piece> ends = ends_of(line);
  return std::none_of(ends.begin(), ends.end(), [&](const Piece& end) {
    const Bounds here = Bounds{end.from.x, end.from.y, end.from.x, end.from.y}.grown(near);
    const std::vector<const Shape*> met = shapes_at(drawing, here);
    return std::any_of(met.begin(), met.end(), [&](const Shape* other) {
      if (other == &line) return false;
      if (!ruled) return true;
      return !looks_like_line(*other) && !holds(other->box.grown(near), line.box) &&
             meets(end, other->painted, near);
    });
  });
}

bool same_outline(const Shape& one, const Shape& other) {
  constexpr Fixed near = Fixed::millionths(500'000);
  const Bounds apart = slack(one.box, other.box);
  if (near < std::max({absolute(apart.left), absolute(apart.top), absolute(apart.right),
                       absolute(apart.bottom)}))
    return false;
  if (one.is_box || other.is_box) return one.is_box == other.is_box;
  return one.chains.size() == other.chains.size() &&
         one.chains[0].points[0] == other.chains[0].points[0];
}

/// The shapes on one outline, such as a fill and an edge that are drawn apart: readers see one.
std::vector<const Shape*> on_outline_of(const Drawing& drawing, const Shape& shape) {
  std::vector<const Shape*> list;
  for (const Shape* other : shapes_at(drawing, shape.box))
    if (same_outline(shape, *other)) list.push_back(other);
  return list;
}

/// The best contrast with a ground that the paints on one outline have, those under an opaque fill
/// not counted; nothing if one of them cannot be computed.
std::optional<Seen> best_of(const std::vector<const Shape*>& shapes, Colour ground) {
  std::optional<Seen> best;
  const auto look_at = [&](const Paint& paint) {
    if (!paint.visible()) return;
    const Seen one = seen(paint, ground, shapes_need);
    if (!best || best->worse_than(one)) best = one;
  };
  bool covered = false;
  for (std::size_t i = shapes.size(); 0 < i; --i) {
    const Shape& shape = *shapes[i - 1];
    if (shape.fill.kind == Paint::Kind::unknown || shape.stroke.kind == Paint::Kind::unknown)
      return {};
    if (!covered) look_at(shape.fill);
    look_at(shape.stroke);
    covered = covered || shape.is_opaque();
  }
  return best;
}

/// For each shape whether it is a cell of a heat map or mask, whose shades are data: one of several
/// equal boxes that are packed closely and are not all of one colour.
std::vector<bool> cells_of_data(const Drawing& drawing) {
  constexpr Fixed closely = Fixed(2);
  constexpr int least = 4;
  const auto groups = groups_of(drawing, closely, [&](const Shape& one, const Shape& other) {
    if (!one.is_box || !other.is_box || !same_size(one.box, other.box)) return false;
    const auto apart = distance_in_line(one.box, other.box);
    return apart && absolute(*apart) <= closely;
  });
  struct Group {
    int size = 0;
    bool is_varied = false;
  };
  std::vector<Group> known(groups.size());
  for (std::size_t i = 0; i < groups.size(); ++i) {
    Group& group = known[groups[i]];
    ++group.size;
    if (drawing.shapes[i].fill != drawing.shapes[groups[i]].fill) group.is_varied = true;
  }
  std::vector<bool> cells;
  for (const std::size_t group : groups)
    cells.push_back(known[group].is_varied && least <= known[group].size);
  return cells;
}

/// The point that stands for a shape: the middle of a filled one, or of its first part if that is
/// no part of it, or of a piece of a bare line or outline.
Vec probe_of(const Shape& shape) {
  if (shape.fill.visible()) {
    const Vec middle = shape.box.centre();
    return covers(shape, middle) ? middle : painted::around(shape.chains[0].points).centre();
  }
  const std::vector<Vec>& points = shape.chains[0].points;
  const std::size_t last = points.size() / 2;
  return (points[last - 1] + points[last]) * Fixed::millionths(500'000);
}

}  // namespace

std::vector<Finding> find_text_contrast(const Figure& figure) {
  return in_each_scheme(figure, [](const Drawing& drawing, std::vector<Finding>& findings) {
    for (const Text& text : drawing.texts) {
      std::optional<Seen> worst;
      for (const Run& run : text.runs) {
        if (run.fill.kind != Paint::Kind::solid) continue;
        const Vec middle = run.box.centre();
        for (const Fixed x : {run.box.left + Fixed(1), middle.x, run.box.right - Fixed(1)}) {
          const Ground ground = ground_at(drawing, {x, middle.y}, text.order);
          if (!ground.known) continue;
          const Seen one = seen(run.fill, ground.colour, needed_by(run));
          if (!worst || one.worse_than(*worst)) worst = one;
        }
      }
      if (worst && worst->fails())
        findings.push_back({text.offset, sentence(describe(text), *worst), {}, kind_of(*worst)});
    }
  });
}

std::vector<Finding> find_shape_contrast(const Figure& figure) {
  return in_each_scheme(figure, [](const Drawing& drawing, std::vector<Finding>& findings) {
    const std::vector<bool> is_data = cells_of_data(drawing);
    for (std::size_t i = 0; i < drawing.shapes.size(); ++i) {
      const Shape& shape = drawing.shapes[i];
      const Ground ground = ground_at(drawing, probe_of(shape), shape.order);
      if (!ground.known || is_data[i]) continue;
      const std::vector<const Shape*> shapes = on_outline_of(drawing, shape);
      if (shapes.front() != &shape) continue;
      const std::optional<Seen> best = best_of(shapes, ground.colour);
      // What has the very colour of its ground is a part of that, or hides something.
      if (best && best->fails() && best->ink != best->ground && !holds_something(drawing, shape) &&
          !is_divider(drawing, shape))
        findings.push_back({shape.offset, sentence(describe(shape), *best), {}, kind_of(*best)});
    }
  });
}

}  // namespace attnfig::lint
