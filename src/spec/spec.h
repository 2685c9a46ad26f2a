#pragma once

#include "spec/block.h"
#include "spec/layouts.h"
#include "spec/page_width.h"
#include "spec/template.h"
#include "theme/metrics.h"
#include "variants/values.h"

namespace attnfig {

/// The name of a layout with its place. Empty only after an error.
struct LayoutName {
  std::string name;
  std::size_t offset = 0;
};

/// Sizes by name, unread: which there are, depends on the kinds of figures.
struct SizesNode {
  std::optional<Node> node = {};
};

/// The content of a spec file.
struct Spec {
  std::string page;
  std::optional<Text> title;
  std::optional<Text> claim;
  std::optional<PageWidth> page_width;
  SizesNode metrics;
  std::optional<LayoutName> over;
  Layouts layouts;
  /// True if `layouts` is missing and no other key was meant for it.
  bool lacks_layouts = false;
  std::vector<BlockNode> figures;  // empty: the page's
  std::vector<ShortField> short_fields;

  static const Table table;
};

/// Reads the parts that are the same for all figures. The fields of `kinds` are kept unread.
Spec read_spec(const Reporter& reporter, const Node& root, FigureKinds kinds);

/// A text that a spec states, the name of its field, and the layout that it is about.
struct NamedText {
  std::string field;
  Text text;
  std::string layout;  // empty: none in particular
};

/// Every text of a spec that can be read, found by the types of fields.
std::vector<NamedText> texts_of(const Reporter& reporter, const Node& root, FigureKinds kinds);

template <>
struct Value<SizesNode> {
  static Type type() { return {.kind = Type::Kind::mapping, .table = &sizes_table}; }
  static void read(const Reporter& reporter, const Field& field, const Node& node,
                   SizesNode& value) {
    if (node.kind != Node::Kind::mapping)
      return report_type(reporter, field, node, "sizes by name");
    value.node = node;
  }
};

template <>
struct Value<LayoutName> {
  static Type type() { return {.kind = Type::Kind::layout}; }
  static void read(const Reporter& reporter, const Field& field, const Node& node,
                   LayoutName& value);
};

}  // namespace attnfig
