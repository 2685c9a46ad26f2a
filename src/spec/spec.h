#pragma once

#include "spec/layouts.h"
#include "spec/template.h"
#include "variants/values.h"

namespace attnfig {

/// The name of a layout, and where it is written.
struct LayoutName {
  std::string name;
  std::size_t offset = 0;
};

struct PanelSpec {
  LayoutName layout;
  std::optional<Text> title;
  std::optional<Text> subtitle;
  std::optional<Text> caption;
  std::optional<Text> note;

  static const Table table;
};

struct EntrySpec {
  LayoutName layout;
  std::optional<Text> label;
  std::optional<Given<unit::Token>> context;

  static const Table table;
};

struct SummarySpec {
  std::optional<Text> title;
  std::vector<EntrySpec> entries;

  static const Table table;
};

/// What a spec file says.
struct Spec {
  std::string page;
  std::size_t page_offset = 0;
  std::optional<Text> title;
  std::optional<LayoutName> over;
  Layouts layouts;
  std::vector<PanelSpec> panels;
  std::optional<SummarySpec> summary;

  static const Table table;
};

/// A text that a spec states, the name of its field, and the layout that it is about.
struct NamedText {
  std::string_view field;
  const Text* text = nullptr;
  const LayoutName* layout = nullptr;  // null: no single one
};

/// Every text of a spec.
std::vector<NamedText> texts_of(const Spec& spec);

template <>
struct Value<LayoutName> {
  static Type type() { return {.kind = Type::Kind::layout}; }
  static void read(const Reader& reader, const Field& field, const Node& node, LayoutName& value);
};

}  // namespace attnfig
