// Rules about what stands on what.

#include "lint/rules/rules.h"

#include <fmt/format.h>

#include <algorithm>

namespace attnfig::lint {
namespace {

constexpr Fixed half_pixel = Fixed::millionths(500'000);

Fixed least(const Bounds& sides) {
  return std::min({sides.left, sides.top, sides.right, sides.bottom});
}

/// The smallest rect around the middle of a text: the box that it stands in.
const Shape* container(const Drawing& drawing, const Text& text) {
  const Shape* found = nullptr;
  const auto area = [](const Shape& shape) { return shape.box.width() * shape.box.height(); };
  for (const Shape& shape : drawing.shapes)
    if (shape.is_rect() && shape.box.holds(text.box.centre()) &&
        (found == nullptr || area(shape) < area(*found)))
      found = &shape;
  return found;
}

/// Whether an opaque box lies over a shape and under a text, all around the text.
bool is_hidden_under(const Drawing& drawing, const Shape& shape, const Text& text) {
  return std::any_of(drawing.shapes.begin(), drawing.shapes.end(), [&](const Shape& cover) {
    return shape.order < cover.order && cover.order < text.order && cover.is_rect() &&
           cover.fill.kind == Paint::Kind::solid && cover.fill.alpha == Fixed(1) &&
           holds(cover.box, text.ink);
  });
}

bool runs_through(const Shape& shape, const Text& text) {
  if (Fixed() <= gap(shape.painted, text.ink)) return false;
  const Bounds reach = text.ink.grown(Fixed::scaled(shape.stroke_width, 1, 2));
  return std::any_of(shape.chains.begin(), shape.chains.end(), [&](Chain chain) {
    // The fill of an open chain ends in a straight edge too.
    chain.closed = chain.closed || shape.fill.visible();
    return crosses(chain, reach);
  });
}

}  // namespace

std::vector<Finding> find_text_overlap(const Figure& figure) {
  return in_each_scheme(figure, [](const Drawing& drawing, std::vector<Finding>& findings) {
    const auto ink = [](const Text& text) { return text.ink; };
    each_near_pair(drawing.texts, Fixed(), ink, [&](const Text& one, const Text& other) {
      const Fixed overlap = -gap(one.ink, other.ink);
      if (overlap <= half_pixel || most_pairs <= findings.size()) return;
      const auto& [first, second] =
          std::minmax(one, other, [](const Text& a, const Text& b) { return a.order < b.order; });
      findings.push_back({second.offset, fmt::format("{} overlaps {} by {} px", describe(second),
                                                     describe(first), to_text(overlap))});
    });
  });
}

std::vector<Finding> find_text_overflow(const Figure& figure) {
  constexpr Fixed spare = Fixed(2);
  return in_each_scheme(figure, [&](const Drawing& drawing, std::vector<Finding>& findings) {
    for (const Text& text : drawing.texts) {
      const Bounds outside = slack(drawing.view, text.ink);
      if (least(outside) < -rounding)
        findings.push_back({text.offset, fmt::format("{} leaves the viewBox by {} px",
                                                     describe(text), to_text(-least(outside)))});
      const Shape* box = container(drawing, text);
      if (box == nullptr) continue;
      const Bounds inside = slack(box->box, text.ink);
      const auto check = [&](std::string_view side, Fixed room, Fixed needed) {
        if (room + rounding < needed)
          findings.push_back(
              {text.offset, fmt::format("{} has {} px to the {} of {}, {} needed", describe(text),
                                        to_text(room), side, describe(*box), to_text(needed))});
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
      if (rounding < outside)
        findings.push_back({shape.offset, fmt::format("{} leaves the viewBox by {} px",
                                                      describe(shape), to_text(outside))});
    }
  });
}

std::vector<Finding> find_line_through_text(const Figure& figure) {
  return in_each_scheme(figure, [](const Drawing& drawing, std::vector<Finding>& findings) {
    for (const Text& text : drawing.texts) {
      const Shape* own = container(drawing, text);
      for (const Shape& shape : drawing.shapes)
        if (findings.size() < most_pairs && &shape != own && runs_through(shape, text) &&
            !is_hidden_under(drawing, shape, text))
          findings.push_back(
              {shape.offset, fmt::format("{} runs through {}", describe(shape), describe(text))});
    }
  });
}

std::vector<Finding> find_covered_text(const Figure& figure) {
  return in_each_scheme(figure, [](const Drawing& drawing, std::vector<Finding>& findings) {
    for (const Text& text : drawing.texts)
      for (const Shape& shape : drawing.shapes)
        if (findings.size() < most_pairs && text.order < shape.order &&
            shape.fill.alpha == Fixed(1) && covers(shape, text.box.centre()))
          findings.push_back({text.offset, fmt::format("{} is painted over by {}", describe(text),
                                                       describe(shape))});
  });
}

}  // namespace attnfig::lint
