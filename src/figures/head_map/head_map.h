#pragma once

#include "figures/draw_input.h"
#include "figures/head_map/metrics.h"
#include "figures/head_map/words.h"
#include "figures/layer_strip/layer_strip.h"
#include "spec/saying.h"

namespace attnfig {

extern const FigureKind head_map;

/// Whether keys and values of one head share a box or stand in rows of their own.
enum class HeadRows { joined, separate };

/// The separation of panels.
enum class PanelFrame { divided, tinted };

template <>
struct Choices<HeadRows> {
  static constexpr std::pair<std::string_view, HeadRows> names[] = {
      {"joined", HeadRows::joined}, {"separate", HeadRows::separate}};
};
template <>
struct Choices<PanelFrame> {
  static constexpr std::pair<std::string_view, PanelFrame> names[] = {
      {"divided", PanelFrame::divided}, {"tinted", PanelFrame::tinted}};
};

struct PanelSpec {
  LayoutName layout;
  std::optional<Text> title;
  std::optional<Text> subtitle;
  std::optional<Text> caption;
  std::optional<Text> note;

  static const Table table;
};

/// The block of a map of heads in a spec or a page.
struct HeadMapBlock {
  std::vector<PanelSpec> panels;  // empty: one for every layout
  HeadRows head_rows = HeadRows::joined;
  PanelFrame panel_frame = PanelFrame::divided;
  // Names of standard texts; empty: none.
  std::string standard_subtitle;
  std::string standard_caption;
  std::string standard_note;

  static const Table table;
};

/// One layout to draw, with its texts.
struct PanelPlan {
  std::size_t layout = 0;  // in Plan::layouts
  int accent = 1;          // which of a theme's accents, from 1
  RichText title;
  RichText subtitle;
  RichText note;
  RichText caption;

  friend bool operator==(const PanelPlan&, const PanelPlan&) = default;
};

struct HeadMapPlan {
  HeadRows head_rows = HeadRows::joined;
  PanelFrame panel_frame = PanelFrame::divided;
  std::vector<PanelPlan> panels = {};

  friend bool operator==(const HeadMapPlan&, const HeadMapPlan&) = default;
};

constexpr Field panels_field =
    field<&HeadMapBlock::panels>({.name = "panels",
                                  .about = "the layouts to draw, from left to right",
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
