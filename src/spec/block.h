#pragma once

#include "input/values.h"
#include "spec/figure_kind.h"

namespace attnfig {

/// A figure as a spec or a page lists it: `- head_map`, or `- head_map: {…}` with its fields.
struct BlockNode {
  std::string kind;
  std::size_t offset = 0;  // of the kind's name
  Node fields = {};        // a mapping
};

/// A figure with the fields of its kind.
struct FigureBlock {
  const FigureKind* kind = nullptr;
  std::any fields;
  std::optional<std::size_t> offset = {};  // where a spec lists it; none: it is the page's
};

/// Reads the fields of blocks. A block starts from that of its kind in `defaults`, if there is one.
/// Reports unknown kinds and all that is wrong with fields.
std::vector<FigureBlock> read_blocks(const Reporter& reporter, const std::vector<BlockNode>& nodes,
                                     FigureKinds kinds, std::span<const FigureBlock> defaults = {});

/// A field at the top of a spec that belongs to the block of a figure, as it was written.
struct ShortField {
  std::string name;
  Node value;
};

/// The short fields of all kinds, each name once.
std::vector<Field> short_fields(FigureKinds kinds);

/// Reads short fields into the first block that has them. Fields that no block has are only
/// checked.
void read_short_fields(const Reporter& reporter, const std::vector<ShortField>& fields,
                       FigureKinds kinds, std::vector<FigureBlock>& blocks);
/// Reports short fields that no block has, because they would draw nothing.
void refuse_unused(const Reporter& reporter, const std::vector<ShortField>& fields,
                   FigureKinds kinds, std::vector<FigureBlock>& blocks);

template <>
struct Value<BlockNode> {
  static Type type() { return {.kind = Type::Kind::figure}; }
  static void read(const Reporter& reporter, const Field& field, const Node& node,
                   BlockNode& value);
};

}  // namespace attnfig
