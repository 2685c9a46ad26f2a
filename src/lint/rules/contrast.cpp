// Rules about the contrast of inks with their ground.

#include "theme/contrast.h"

#include "lint/rules/rules.h"
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

/// Whether a shape is a ground for others: it contains a whole text or a whole smaller shape.
bool holds_something(const Drawing& drawing, const Shape& shape) {
  const auto inside = [&](const Bounds& box, std::size_t order) {
    return shape.order < order && box != shape.box && holds(shape.box, box);
  };
  return std::any_of(drawing.texts.begin(), drawing.texts.end(),
                     [&](const Text& text) { return inside(text.box, text.order); }) ||
         std::any_of(drawing.shapes.begin(), drawing.shapes.end(),
                     [&](const Shape& other) { return inside(other.box, other.order); });
}

/// Whether a bare line divides things and joins none: neither of its ends is at another shape.
bool is_divider(const Drawing& drawing, const Shape& shape) {
  if (shape.fill.visible() || shape.chains[0].closed) return false;
  constexpr Fixed reach = Fixed(2);
  return std::none_of(drawing.shapes.begin(), drawing.shapes.end(), [&](const Shape& other) {
    const Bounds near = other.painted.grown(reach);
    return &other != &shape &&
           std::any_of(shape.chains.begin(), shape.chains.end(), [&](const Chain& chain) {
             return near.holds(chain.points.front()) || near.holds(chain.points.back());
           });
  });
}

/// The point that stands for a shape: the middle of a filled one, or of a piece of a bare line.
Vec probe_of(const Shape& shape) {
  if (shape.fill.visible() || shape.is_rect()) return shape.box.centre();
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
        findings.push_back({text.offset, sentence(describe(text), *worst)});
    }
  });
}

std::vector<Finding> find_shape_contrast(const Figure& figure) {
  return in_each_scheme(figure, [](const Drawing& drawing, std::vector<Finding>& findings) {
    for (const Shape& shape : drawing.shapes) {
      const Ground ground = ground_at(drawing, probe_of(shape), shape.order);
      const bool unknown =
          shape.fill.kind == Paint::Kind::unknown || shape.stroke.kind == Paint::Kind::unknown;
      if (!ground.known || unknown) continue;
      std::optional<Seen> best;
      for (const Paint& paint : {shape.fill, shape.stroke}) {
        if (!paint.visible()) continue;
        const Seen one = seen(paint, ground.colour, shapes_need);
        if (!best || best->worse_than(one)) best = one;
      }
      if (best->fails() && !holds_something(drawing, shape) && !is_divider(drawing, shape))
        findings.push_back({shape.offset, sentence(describe(shape), *best)});
    }
  });
}

}  // namespace attnfig::lint
