#pragma once

#include "spec/inheritance.h"
#include "spec/layout_fields.h"

#include <span>

namespace attnfig {

/// A layout and whether its numbers mean anything.
struct ReadLayout {
  Attention attention;
  bool whole = false;
};

/// The layouts of a spec in the order of the file; those with a pattern are not read yet.
struct Parts {
  const LayoutIndex& index;
  std::span<const Merged> merged;
  std::span<const ReadLayout> read;
};

/// Reads the layers of a layout with a pattern. Reports errors about its parts at their names in
/// the pattern; the parts' own errors are reported at the parts. Returns whether all parts can be
/// read.
bool read_pattern_layers(const Reporter& reporter, const Parts& parts, const Node& layout,
                         LayoutFields& fields, Attention& attention);

/// The layouts that a pattern names.
std::vector<std::string> parts_named_in(const Node& layout);

}  // namespace attnfig
