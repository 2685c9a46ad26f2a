#pragma once

#include "lint/rules/rules.h"

#include <functional>
#include <vector>

// How boxes are arranged, as readers see it: as cells that belong together, rows and panels.

namespace attnfig::lint {

using Boxes = std::vector<const Shape*>;

bool same_size(const Bounds& one, const Bounds& other);

/// Whether a shape is a line: it has no area, filled or enclosed by a box.
bool is_bare_line(const Shape& shape);

/// Whether a shape looks like a line: it is one, or a box that is hardly wider.
bool looks_like_line(const Shape& shape);

/// Whether a shape is seen by what it hides only: filled in the colour of its ground, without an
/// edge, as under the labels of lines.
bool is_backdrop(const Drawing& drawing, const Shape& shape);

/// Where two boxes stand side by side, or one below the other, in one row or column of a table: how
/// far apart their outlines are. Nothing for other boxes.
std::optional<Fixed> distance_in_line(const Bounds& one, const Bounds& other);

/// The group of each shape of a drawing, by its index there; shapes are in one group if a chain of
/// pairs joins them, each less than `reach` apart.
std::vector<std::size_t> groups_of(const Drawing& drawing, Fixed reach,
                                   const std::function<bool(const Shape&, const Shape&)>& joined);

/// The boxes that hold others and that no box holds, from left to right: readers see them as
/// panels.
Boxes panels_of(const Drawing& drawing);

/// Three or more equal boxes that stand side by side in one panel, from left to right.
std::vector<Boxes> rows_of(const Drawing& drawing);

/// Whether an end of a line is less than `near` from a box and meets it as a connection does: not
/// along a side, as the lines of a grid run.
bool meets(const Piece& end, const Bounds& box, Fixed near);

/// The first and the last piece of each chain of a line, the end first; of a box its middle line.
std::vector<Piece> ends_of(const Shape& line);

}  // namespace attnfig::lint
