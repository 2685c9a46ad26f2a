#pragma once

#include "painted/css.h"
#include "painted/drawing.h"

#include <optional>

namespace attnfig::painted {

/// The box that an element's clip-path leaves of it, in the units that `matrix` leads to; a clip
/// path that is no rect counts as the box around it, with a note. Nothing where there is no clip
/// path, or one that is not measured, which is noted. `style` is the element's.
std::optional<Bounds> clip_of(const Document& document, const Cascade& cascade, int element,
                              const Style& style, const Matrix& matrix, const Units& units,
                              std::vector<Note>& notes);

/// The part of a box inside another; of no size where they do not meet.
Bounds intersection(const Bounds& one, const Bounds& other);

/// The parts of chains inside a box: of a fill the area, of a stroke the pieces.
std::vector<Chain> clipped(const std::vector<Chain>& chains, Edge edge, const Bounds& box);

}  // namespace attnfig::painted
