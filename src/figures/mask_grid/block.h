#pragma once

#include "figures/mask_grid/rules.h"
#include "spec/by_name.h"

// The fields of the block of a grid of masks.

namespace attnfig {

/// One mask: its rules, or those of a layout.
struct MaskSpec : MaskRules {
  std::optional<Text> label;
  std::optional<Text> subtitle;
  std::optional<LayoutName> layout;
  std::optional<Keys> tokens;
  std::vector<std::string> query_labels;
  std::vector<std::string> key_labels;
  std::vector<Key> stated;  // the names of its fields

  static const Table table;
};

/// A real size at which the numbers of all masks are said: rules replace those of the same name.
struct RealSizeSpec : MaskRules {
  Keys tokens;
  std::optional<Text> title;
  std::vector<Key> stated;

  static const Table table;
};

struct MaskList {
  std::vector<NamedValue<MaskSpec>> all = {};
};

struct MaskGridBlock {
  std::optional<Keys> tokens;
  MaskList masks;
  std::optional<RealSizeSpec> at;

  static const Table table;
};

/// Whether a field of a mask is a rule.
bool is_rule(std::string_view field);

template <>
struct Value<MaskSpec> {
  static Type type() { return {.kind = Type::Kind::mapping, .table = &MaskSpec::table}; }
  static void read(const Reporter& reporter, const Field& field, const Node& node, MaskSpec& value);
};

template <>
struct Value<RealSizeSpec> {
  static Type type() { return {.kind = Type::Kind::mapping, .table = &RealSizeSpec::table}; }
  static void read(const Reporter& reporter, const Field& field, const Node& node,
                   RealSizeSpec& value);
};

/// Masks by name, or a list of layouts, each of which stands for its own mask.
template <>
struct Value<MaskList> {
  static Type type();
  static void read(const Reporter& reporter, const Field& field, const Node& node, MaskList& value);
};

}  // namespace attnfig
