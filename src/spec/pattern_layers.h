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

/// The layouts of a spec, all but those with a pattern read, in the order of the file.
struct Parts {
  const LayoutIndex& index;
  std::span<const Merged> merged;
  std::span<const ReadLayout> read;
};

/// Reads the layers of a layout with a pattern. Complains about its parts where the pattern names
/// them; complaints about those layouts themselves are made where they stand. Returns whether all
/// of them can be read.
bool read_pattern_layers(const Reader& reader, const Parts& parts, const Node& layout,
                         LayoutFields& fields, Attention& attention);

/// The layouts that a pattern names.
std::vector<std::string> parts_named_in(const Node& layout);

}  // namespace attnfig
