#pragma once

#include "figures/draw_input.h"
#include "figures/head_map/metrics.h"
#include "figures/head_map/words.h"
#include "figures/layer_stack/layer_stack.h"
#include "spec/saying.h"

namespace attnfig {

extern const FigureKind head_map;

/// Whose colours query heads have.
enum class ColourBy { role, group };
template <>
struct Choices<ColourBy> {
  static constexpr std::pair<std::string_view, ColourBy> names[] = {{"role", ColourBy::role},
                                                                    {"group", ColourBy::group}};
};

/// A query head whose path stands out.
struct HighlightSpec {
  Sourced<unit::Head> head;

  static const Table table;
};

/// A part of a panel by its name, such as "latent" or "key 2".
struct PartName {
  std::string text = {};
  std::size_t offset = 0;
};
template <>
struct Value<PartName> {
  static Type type() { return {.kind = Type::Kind::word}; }
  static void read(const Reporter& reporter, const Field& field, const Node& node, PartName& value);
};

/// A quiet text of a panel, or one with a line to what it is about.
struct NoteSpec {
  std::optional<PartName> at;
  Text text;

  static const Table table;
};

struct PanelSpec {
  LayoutName layout;
  std::optional<Text> title;
  std::optional<Text> subtitle;
  std::optional<Text> queries;
  std::optional<Text> cached;
  std::optional<Text> caption;
  std::optional<NoteSpec> note;
  std::optional<HighlightSpec> highlight;

  static const Table table;
};

/// The block of a map of heads in a spec or a page.
struct HeadMapBlock {
  std::vector<PanelSpec> panels;  // empty: one for every layout
  ColourBy colour_by = ColourBy::role;
  bool dimensions = false;
  std::optional<HighlightSpec> highlight;  // in each panel
  // Names of standard texts; empty: none.
  std::string standard_subtitle;
  std::string standard_queries;
  std::string standard_cached;
  std::string standard_caption;
  std::string standard_note;

  static const Table table;
};

/// One layout to draw, with its texts.
struct PanelPlan {
  std::size_t layout = 0;  // in Plan::layouts
  RichText title;
  RichText subtitle;
  RichText queries;  // what the row of query heads is
  RichText cached;   // what is cached
  RichText note;
  RichText caption;
  std::optional<Meaning> noted = {};  // what the note is about, as the items of a map know it
  UInt128 highlight = 0;              // the query head that stands out, from 1; 0: none

  friend bool operator==(const PanelPlan&, const PanelPlan&) = default;
};

struct HeadMapPlan {
  std::vector<PanelPlan> panels = {};
  ColourBy colour_by = ColourBy::role;
  bool dimensions = false;

  friend bool operator==(const HeadMapPlan&, const HeadMapPlan&) = default;
};

constexpr Field panels_field =
    field<&HeadMapBlock::panels>({.name = "panels",
                                  .about = "the layouts to draw, row by row",
                                  .fallback = "(one for every layout)"});
constexpr Field colour_by_field =
    field<&HeadMapBlock::colour_by>({.name = "color_by",
                                     .about = "whose colours query heads have: their role's, or "
                                              "one for each group that reads the same",
                                     .fallback = "role"});
constexpr Field dimensions_field =
    field<&HeadMapBlock::dimensions>({.name = "dimensions",
                                      .about = "whether brackets say how many elements queries "
                                               "have and what is cached",
                                      .fallback = "false"});
constexpr Field highlight_field =
    field<&HeadMapBlock::highlight>({.name = "highlight",
                                     .about = "a query head whose path stands out in every panel",
                                     .fallback = "(none)"});
constexpr Field head_map_short_fields[] = {panels_field, highlight_field, dimensions_field,
                                           colour_by_field};

std::optional<HeadMapPlan> plan_head_map(Saying& say, const HeadMapBlock& block);
std::string dump_head_map(const Plan& all, const HeadMapPlan& plan);
std::string describe_head_map(const FinishedPanel& panel, const HeadMapPlan& map);
/// "Q head 3/64, reads KV head 1/8". Needs a block whose heads read something.
std::string tell_of_query_head(const Words& words, const Block& block, UInt128 head);
std::string tell_of_head_map(const FinishedPanel& panel, const std::any& map, const Item& item);

/// The input for drawing a map of heads.
struct MapInput : DrawInput {
  const HeadMapPlan& map;

  const Attention& layout(const PanelPlan& panel) const { return plan.layouts[panel.layout]; }
};

}  // namespace attnfig
