#pragma once

#include "painted/drawing.h"

namespace attnfig::painted {

/// The outline of a basic shape or path in its own user units; empty if it draws nothing. Notes
/// what cannot be read.
std::vector<Chain> outline_of(const Element& element, const Style& style, const Units& units,
                              std::vector<Note>& notes);

/// Whether an element is a shape: <rect>, <path> and their like.
bool is_shape(const Element& element);

/// An attribute that is a length; 0 where there is none.
Fixed length_of(const Element& element, std::string_view name, Axis axis, const Units& units,
                const Style& style, std::vector<Note>& notes);

}  // namespace attnfig::painted
