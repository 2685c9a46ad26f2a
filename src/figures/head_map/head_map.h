#pragma once

#include "figures/draw_input.h"
#include "figures/head_map/metrics.h"
#include "figures/head_map/words.h"
#include "figures/layer_stack/layer_stack.h"
#include "spec/saying.h"

namespace attnfig {

extern const FigureKind head_map;

struct PanelSpec {
  LayoutName layout;
  std::optional<Text> title;
  std::optional<Text> subtitle;
  std::optional<Text> queries;
  std::optional<Text> cached;
  std::optional<Text> caption;
  std::optional<Text> note;

  static const Table table;
};

/// The block of a map of heads in a spec or a page.
struct HeadMapBlock {
  std::vector<PanelSpec> panels;  // empty: one for every layout
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

  friend bool operator==(const PanelPlan&, const PanelPlan&) = default;
};

struct HeadMapPlan {
  std::vector<PanelPlan> panels = {};

  friend bool operator==(const HeadMapPlan&, const HeadMapPlan&) = default;
};

constexpr Field panels_field =
    field<&HeadMapBlock::panels>({.name = "panels",
                                  .about = "the layouts to draw, row by row",
                                  .fallback = "(one for every layout)"});
constexpr Field head_map_short_fields[] = {panels_field};

std::optional<HeadMapPlan> plan_head_map(Saying& say, const HeadMapBlock& block);
std::string dump_head_map(const Plan& all, const HeadMapPlan& plan);
std::string describe_head_map(const FinishedPanel& panel, const HeadMapPlan& map);
std::string tell_of_head_map(const FinishedPanel& panel, const std::any& map, const Item& item);

/// The input for drawing a map of heads.
struct MapInput : DrawInput {
  const HeadMapPlan& map;

  const Attention& layout(const PanelPlan& panel) const { return plan.layouts[panel.layout]; }
};

}  // namespace attnfig
