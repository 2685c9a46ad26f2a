#pragma once

#include "painted/document.h"
#include "painted/geometry.h"

#include <optional>

namespace attnfig::painted {

/// A viewBox: four numbers, the last two above 0, whose box is within the range of computing.
std::optional<Bounds> read_view_box(std::string_view text);

/// How a viewBox is fitted into a viewport (SVG 2, 8.2), with preserveAspectRatio.
Matrix fitted(const Bounds& view, Vec size, std::string_view aspect);

/// The width or height that the root states in px or another absolute unit; nothing if it states
/// none or a percentage.
std::optional<Fixed> stated_side(const Element& root, std::string_view name);

/// The part of the root's plane that is shown, and how large.
struct Canvas {
  Bounds view;            // the viewBox, or its substitute, in user units
  bool is_stated = true;  // false: without a viewBox and a size, so the view is a guess
  // px of the picture for so many user units; a fraction, so that nothing is rounded twice.
  Vec pixels = {Fixed(1), Fixed(1)};
  Vec units = {Fixed(1), Fixed(1)};

  Vec in_pixels(Vec point) const;
  Bounds in_pixels(const Bounds& box) const;
  /// For lengths without a direction, such as the width of a stroke.
  Fixed in_pixels(Fixed length) const;
};
Canvas canvas_of(const Element& root);

}  // namespace attnfig::painted
