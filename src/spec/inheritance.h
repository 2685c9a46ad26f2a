#pragma once

#include "spec/layout_index.h"
#include "variants/variant.h"

namespace attnfig {

/// A layout, and the fields that it takes from the layouts it is like.
struct Merged {
  struct Entry {
    const Key* key = nullptr;
    const Node* value = nullptr;
  };

  const Node* written = nullptr;
  std::string like;                  // as it states it; empty: not at all
  std::string label;                 // the same
  const Variant* variant = nullptr;  // null: not known
  /// A layout that it is like cannot be read, so fields that it seems to lack may be stated there.
  bool partial = false;
  /// What a layout like this one may take over: known fields, first those that it states.
  std::vector<Entry> fields = {};
  std::size_t stated = 0;  // of the fields
  bool misnamed = false;   // states a key that is no field, which may be meant for one

  /// As if all that it takes over stood in it.
  Node whole() const;
};

/// Merges each layout of a mapping with those it is like: the layouts that another is like come
/// first, so a chain of many takes no longer than as many that stand alone. Complains about each
/// `variant` and `like` that is no word, each `like` that names no layout, and circles. The mapping
/// must outlive the result.
std::vector<Merged> merge_layouts(const Reader& reader, const Node& layouts,
                                  const LayoutIndex& index);

/// The layouts as if they were like no other: each with all that it takes, and its variant stated.
std::vector<Node> merged_layouts(const Reader& reader, const Node& layouts);

}  // namespace attnfig
