// Rules about what texts stand on.

#include "lint/rules/boxes.h"

#include <fmt/format.h>

#include <algorithm>

namespace attnfig::lint {
namespace {

constexpr Fixed half_pixel = Fixed::millionths(500'000);
constexpr Fixed spare = Fixed(2);  // to the sides of a text
constexpr Fixed unseen = Fixed::millionths(50'000);

Fixed least(const Bounds& sides) {
  return std::min({sides.left, sides.top, sides.right, sides.bottom});
}

/// The shape that a text stands in, and the distances straight from the text's middle to its sides.
struct Container {
  const Shape* shape = nullptr;
  Bounds walls = {};
};

/// The walls of a shape around the middle of a text that stands in it: in a box, or in another
/// opaque shape below the text that the text about fits into. A shape less than half as large as
/// the text is a dot or a line under it.
std::optional<Bounds> walls_around(const Text& text, const Shape& shape) {
  const Vec middle = text.box.centre();
  if (shape.is_box && !looks_like_line(shape))
    return shape.box.holds(middle) ? std::optional(shape.box) : std::nullopt;
  if (text.order < shape.order || !shape.is_opaque() || !covers(shape, middle)) return {};
  const Bounds walls = room_around(shape.chains, middle);
  const bool fits =
      text.ink.width() <= walls.width() * 2 && text.ink.height() <= walls.height() * 2;
  return fits ? std::optional(walls) : std::nullopt;
}

/// The smallest shape that a text stands in.
Container container(const Drawing& drawing, const Text& text) {
  const auto area = [](const Shape& shape) { return shape.box.width() * shape.box.height(); };
  Container found;
  const Vec middle = text.box.centre();
  for (const Shape* shape : shapes_at(drawing, {middle.x, middle.y, middle.x, middle.y})) {
    const std::optional<Bounds> walls = walls_around(text, *shape);
    if (walls && (found.shape == nullptr || area(*shape) < area(*found.shape)) &&
        !is_backdrop(drawing, *shape))
      found = {shape, *walls};
  }
  return found;
}

bool stands_inside(const Container& box, const Text& text) {
  const Bounds room = slack(box.walls.grown(-spare, Fixed()), text.ink);
  return -rounding <= least(room);
}

/// The pieces of a shape's outline that run through a text.
std::vector<Piece> pieces_through(const Shape& shape, const Bounds& reach) {
  std::vector<Piece> pieces;
  const Edge edge = shape.fill.visible() ? Edge::fill : Edge::stroke;
  for (const Chain& chain : shape.chains)
    for (const Piece& piece : clipped(chain, edge, reach)) pieces.push_back(piece);
  return pieces;
}

/// Whether each piece, painted at an order, lies under an opaque shape that is under the text.
bool are_hidden(const std::vector<Piece>& pieces, std::size_t order, const Drawing& drawing,
                const Text& text) {
  const Bounds letters = text.ink.grown(-rounding);
  const auto nearest = [&](Vec point) {
    return Vec{std::max(letters.left, std::min(point.x, letters.right)),
               std::max(letters.top, std::min(point.y, letters.bottom))};
  };
  const std::vector<const Shape*> near = shapes_at(drawing, letters);
  return std::all_of(pieces.begin(), pieces.end(), [&](const Piece& piece) {
    const Piece seen = {nearest(piece.from), nearest(piece.to)};
    return std::any_of(near.begin(), near.end(), [&](const Shape* cover) {
      return order < cover->order && cover->order < text.order && cover->is_opaque() &&
             covers(*cover, seen);
    });
  });
}

/// The order of the last opaque shape that lies under all of a text; 0 if there is none.
std::size_t ground_of(const Drawing& drawing, const Text& text) {
  std::size_t order = 0;
  for (const Shape* shape : shapes_at(drawing, text.ink))
    if (shape->order < text.order && shape->is_opaque() && covers(*shape, text.ink))
      order = shape->order;
  return order;
}

/// Whether two texts are one that is painted again in its place, as for a halo around it.
bool is_again(const Text& one, const Text& other) {
  return one.content == other.content && about_equal(one.box.left, other.box.left) &&
         about_equal(one.box.top, other.box.top) && about_equal(one.box.right, other.box.right);
}

/// Whether a text's letters have an edge in the colour of their ground, which keeps what is painted
/// before them off the letters.
bool has_halo(const Drawing& drawing, const Text& text) {
  return std::all_of(text.runs.begin(), text.runs.end(), [&](const Run& run) {
    const Ground ground = ground_at(drawing, run.box.centre(), text.order);
    return run.stroke.kind == Paint::Kind::solid && run.stroke.alpha == Fixed(1) &&
           half_pixel * 4 <= run.stroke_width && ground.known && run.stroke.colour == ground.colour;
  });
}

/// The order from which on lines are not kept off a text: that of its halo; 0 without one.
std::size_t halo_of(const Drawing& drawing, const Text& text) {
  std::size_t order = 0;
  for (const Text* other : texts_at(drawing, text.box))
    if (other->order <= text.order && is_again(text, *other) && has_halo(drawing, *other))
      order = other->order;
  return order;
}

}  // namespace

std::vector<Finding> find_text_overlap(const Figure& figure) {
  return in_each_scheme(figure, [](const Drawing& drawing, std::vector<Finding>& findings) {
    for (const Text& second : drawing.texts)
      for (const Text* first : texts_at(drawing, second.ink)) {
        if (second.order <= first->order || most_pairs <= findings.size()) break;
        const Fixed overlap = -gap(first->ink, second.ink);
        if (overlap <= half_pixel || is_again(*first, second)) continue;
        findings.push_back({second.offset, fmt::format("{} overlaps {} by {} px", describe(second),
                                                       describe(*first), to_text(overlap))});
      }
  });
}

std::vector<Finding> find_text_overflow(const Figure& figure) {
  return in_each_scheme(figure, [&](const Drawing& drawing, std::vector<Finding>& findings) {
    for (const Text& text : drawing.texts) {
      const Bounds outside = slack(drawing.view, text.ink);
      if (least(outside) < -rounding)
        findings.push_back({text.offset, fmt::format("{} leaves the viewBox by {} px",
                                                     describe(text), to_text(-least(outside)))});
      const Container box = container(drawing, text);
      if (box.shape == nullptr) continue;
      const Bounds inside = slack(box.walls, text.ink);
      const auto check = [&](std::string_view side, Fixed room, Fixed needed) {
        if (room + rounding < needed)
          findings.push_back({text.offset, fmt::format("{} has {} px to the {} of {}, {} needed",
                                                       describe(text), to_text(room), side,
                                                       describe(*box.shape), to_text(needed))});
      };
      check("left", inside.left, spare);
      check("right", inside.right, spare);
      check("top", inside.top, Fixed());
      check("bottom", inside.bottom, Fixed());
    }
  });
}

std::vector<Finding> find_outside_view(const Figure& figure) {
  return in_each_scheme(figure, [](const Drawing& drawing, std::vector<Finding>& findings) {
    for (const Shape& shape : drawing.shapes) {
      const Fixed outside = -least(slack(drawing.view, shape.painted));
      if (unseen < outside && !is_backdrop(drawing, shape))
        findings.push_back({shape.offset, fmt::format("{} leaves the viewBox by {} px",
                                                      describe(shape), to_text(outside))});
    }
  });
}

std::vector<Finding> find_line_through_text(const Figure& figure) {
  return in_each_scheme(figure, [](const Drawing& drawing, std::vector<Finding>& findings) {
    for (const Text& text : drawing.texts) {
      const Container box = container(drawing, text);
      const std::size_t below = std::max(ground_of(drawing, text), halo_of(drawing, text));
      for (const Shape* shape : shapes_at(drawing, text.ink)) {
        const bool own = shape == box.shape;
        if (shape->order < below || Fixed() <= gap(shape->painted, text.ink) ||
            (own && !stands_inside(box, text)))
          continue;
        // A text may stand on the stroke of its own box, but its box may not cut it.
        const Fixed half = own ? Fixed() : Fixed::scaled(shape->stroke_width, 1, 2);
        const std::vector<Piece> pieces = pieces_through(*shape, text.ink.grown(half));
        if (pieces.empty() || most_pairs <= findings.size() || is_backdrop(drawing, *shape) ||
            are_hidden(pieces, shape->order, drawing, text))
          continue;
        findings.push_back(
            {shape->offset, fmt::format("{} runs through {}", describe(*shape), describe(text))});
      }
    }
  });
}

std::vector<Finding> find_covered_text(const Figure& figure) {
  return in_each_scheme(figure, [](const Drawing& drawing, std::vector<Finding>& findings) {
    for (const Text& text : drawing.texts) {
      const Vec middle = text.box.centre();
      for (const Shape* shape : shapes_at(drawing, {middle.x, middle.y, middle.x, middle.y}))
        if (findings.size() < most_pairs && text.order < shape->order &&
            shape->fill.alpha == Fixed(1) && covers(*shape, middle))
          findings.push_back({text.offset, fmt::format("{} is painted over by {}", describe(text),
                                                       describe(*shape))});
    }
  });
}

}  // namespace attnfig::lint
