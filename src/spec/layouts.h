#pragma once

#include "model/attention.h"
#include "spec/layout_fields.h"
#include "spec/layout_index.h"

#include <set>

namespace attnfig {

/// The named layouts of a spec, reduced to the normal form, in their order in the file.
struct Layouts {
  std::vector<Attention> list;
  LayoutIndex index;                 // of the list
  std::vector<std::size_t> offsets;  // of the names, one a layout
  /// Layouts with errors: their numbers mean nothing, so nothing further is reported about them.
  std::set<std::string> broken;
  /// Names that another layout is `like`, or is made of: those need not be drawn.
  std::vector<std::string> parents;
};

template <>
struct Value<Layouts> {
  static Type type() { return {.kind = Type::Kind::mappings, .table = &LayoutFields::table}; }
  static void read(const Reporter& reporter, const Field& field, const Node& node, Layouts& value);
};

}  // namespace attnfig
