#pragma once

#include "lint/document.h"
#include "lint/geometry.h"

#include <optional>

namespace attnfig::lint {

/// A viewBox: four numbers, the last two above 0, whose box is within what is computed with.
std::optional<Bounds> read_view_box(std::string_view text);

/// How a viewBox is fitted into a viewport (SVG 2, 8.2), with preserveAspectRatio.
Matrix fitted(const Bounds& view, Vec size, std::string_view aspect);

/// The width or height that the root states in px or another absolute unit; nothing for none and
/// for a percentage.
std::optional<Fixed> stated_side(const Element& root, std::string_view name);

/// What the root shows of its plane, and how large.
struct Canvas {
  Bounds view;            // the viewBox, or what stands in for it, in user units
  bool is_stated = true;  // false: neither a viewBox nor a size is, so the view is a guess
  // So many px of the picture are so many user units; a fraction, so that nothing is rounded twice.
  Vec pixels = {Fixed(1), Fixed(1)};
  Vec units = {Fixed(1), Fixed(1)};

  Vec in_pixels(Vec point) const;
  Bounds in_pixels(const Bounds& box) const;
  /// Of what has no direction, such as the width of a stroke.
  Fixed in_pixels(Fixed length) const;
};
Canvas canvas_of(const Element& root);

}  // namespace attnfig::lint
