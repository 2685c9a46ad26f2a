#pragma once

#include "spec/layout_index.h"
#include "variants/variant.h"

namespace attnfig {

/// A layout, with the fields that it inherits by `like`.
struct Merged {
  struct Entry {
    const Key* key = nullptr;
    const Node* value = nullptr;
  };

  const Node* written = nullptr;
  std::string like;                  // its own; empty: not stated
  std::string label;                 // its own; empty: not stated
  const Variant* variant = nullptr;  // null: not known
  /// A parent (`like`) could not be read, so missing fields are not reported.
  bool partial = false;
  /// The fields that a layout `like` this one may inherit: known fields, first its own.
  std::vector<Entry> fields = {};
  std::size_t stated = 0;  // of the fields
  bool misnamed = false;   // states an unknown key, which may be meant as a field

  /// The layout with its inherited fields written out.
  Node whole() const;
};

/// Merges each layout of a mapping with its parent, parents first, so that a long chain takes no
/// longer than as many single layouts. Reports each `variant` and `like` that is not a word, each
/// `like` that names no layout, and cycles. The mapping must outlive the result.
std::vector<Merged> merge_layouts(const Reporter& reporter, const Node& layouts,
                                  const LayoutIndex& index);

/// The layouts without `like`: each with its inherited fields and its variant stated.
std::vector<Node> merged_layouts(const Reporter& reporter, const Node& layouts);

}  // namespace attnfig
