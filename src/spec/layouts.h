#pragma once

#include "input/values.h"
#include "model/attention.h"

#include <set>

namespace attnfig {

/// The named layouts of a spec, reduced to the normal form, in their order in the file.
struct Layouts {
  std::vector<Attention> list;
  std::vector<std::size_t> offsets;  // of the names, one a layout
  /// Layouts with complaints: their numbers mean nothing, so no further complaints are made of
  /// them.
  std::set<std::string> broken;
  /// Names that another layout is like, or made of: those need not be drawn.
  std::vector<std::string> parents;
};

/// The fields that a layout of any variant has: who it is, and the options of its layers.
std::span<const Table* const> common_layout_tables();

/// One of a spec's layouts with all that it takes from the layouts that it is like, and with its
/// variant stated.
Node merged_layout(const Reader& reader, const Node& layouts, std::string_view name);

template <>
struct Value<Layouts> {
  static Type type() {
    return {.kind = Type::Kind::mappings, .table = common_layout_tables().front()};
  }
  static void read(const Reader& reader, const Field& field, const Node& node, Layouts& value);
};

}  // namespace attnfig
