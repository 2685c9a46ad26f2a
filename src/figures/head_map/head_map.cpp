// Query heads, and the keys and values that they read, one panel a layout.

#include "figures/head_map/marks.h"
#include "figures/head_map/panel.h"
#include "figures/layer_stack/words.h"

#include <algorithm>

namespace attnfig {
namespace marks = head_map_marks;
namespace {

/// What a column has room for in the band, whose edges nothing touches.
Length row_room(const MapInput& input, Length column) {
  return column - input.metrics[metric::band_inset] * 2;
}

/// Panels side by side: their rows and parts stand at the same heights.
struct Tier {
  std::size_t first = 0;  // of its panels among those of the map
  std::span<const PanelPlan> plans;
  std::vector<PanelContent> contents;
};

std::vector<Tier> tiers_of(const MapInput& input, std::size_t columns) {
  const std::span<const PanelPlan> all = input.map.panels;
  std::vector<Tier> tiers;
  for (std::size_t first = 0; first < all.size(); first += columns) {
    Tier& tier = tiers.emplace_back(
        Tier{first, all.subspan(first, std::min(columns, all.size() - first)), {}});
    for (const PanelPlan& plan : tier.plans) tier.contents.push_back(content_of(input, plan));
  }
  return tiers;
}

/// The ground on which what is cached stands, over all panels of a tier.
void draw_band(Picture& on, const MapInput& input, const PartPlaces& places, Length width) {
  if (places.band_bottom <= places.band_top) return;
  add(on,
      {.mark = marks::band,
       .shape = Box{{{Length(), places.band_top}, {width, places.band_bottom - places.band_top}},
                    input.metrics[metric::panel_radius]}});
}

Picture draw_tier(const MapInput& input, const Tier& tier, const Grid& grid, int step) {
  const Rows rows = lay_out_rows(input.metrics, tier.contents);
  const Length room = row_room(input, grid.column_width);
  std::vector<Parts> panels;
  for (std::size_t i = 0; i < tier.plans.size(); ++i)
    panels.push_back(parts_of(input, tier.plans[i], tier.contents[i], rows, step, room));
  const PartPlaces places = place_parts(input, panels, rows);
  const auto count = static_cast<std::int64_t>(tier.plans.size());
  // A last tier of fewer panels stands in the middle.
  const Length width = grid.left(tier.plans.size()) - grid.gap;
  const Length left = (grid.width() - width) / 2;
  Picture picture;
  draw_band(picture, input, places, grid.width());
  for (std::int64_t i = 0; i < count; ++i) {
    const auto index = static_cast<std::size_t>(i);
    Picture panel = draw_panel(input, panels[index], places, grid.column_width);
    place(picture, as_panel(std::move(panel), plain(tier.plans[index].title), tier.first + index),
          {left + grid.left(index), Length()});
  }
  picture.size.width = grid.width();
  return picture;
}

/// What the band and dashes mean.
Picture draw_key(const MapInput& input, const std::vector<Tier>& tiers, const Grid& grid) {
  bool projected = false;
  bool cached = false;
  for (const Tier& tier : tiers)
    for (const PanelContent& content : tier.contents) {
      projected = projected || !content.projected.empty();
      cached = cached || content.block != nullptr;
    }
  std::string text;
  if (cached) text = input.words[word::band_key];
  if (projected) text += " " + input.words[word::projected_key];
  const bool heights_differ_somewhere = std::any_of(
      input.map.panels.begin(), input.map.panels.end(),
      [&](const PanelPlan& panel) { return heights_differ(input.metrics, input.layout(panel)); });
  if (heights_differ_somewhere) text += " " + input.words[word::heights];
  if (text.empty()) return {};
  Picture words =
      text_block({{text}}, {.mark = marks::note, .size = input.metrics[metric::text_size]},
                 grid.width(), input.align());
  Picture key;
  place(key, words,
        {input.is_stacked ? Length() : (grid.width() - words.size.width) / 2, Length()});
  return key;
}

Picture draw_map(const MapInput& input, const Grid& grid) {
  const std::vector<Tier> tiers = tiers_of(input, grid.columns);
  std::vector<PanelContent> all;
  for (const Tier& tier : tiers) all.insert(all.end(), tier.contents.begin(), tier.contents.end());
  const int step = step_for(input, all, row_room(input, grid.column_width));
  std::vector<Picture> stacked;
  for (const Tier& tier : tiers) stacked.push_back(draw_tier(input, tier, grid, step));
  stacked.push_back(draw_key(input, tiers, grid));
  return above(std::move(stacked), input.metrics[metric::row_gap], Align::start);
}

Prepared prepare(const DrawInput& page, const HeadMapPlan& plan) {
  const MapInput input{page, plan};
  Prepared prepared{.panels = plan.panels.size(),
                    .draw = [input](const Grid& grid) { return draw_map(input, grid); }};
  for (const PanelPlan& panel : plan.panels)
    prepared.panel_width =
        std::max(prepared.panel_width, panel_width(input, panel, content_of(input, panel)));
  return prepared;
}

std::vector<std::size_t> panels_of(const std::any& content) {
  std::vector<std::size_t> layouts;
  for (const PanelPlan& panel : std::any_cast<const HeadMapPlan&>(content).panels)
    layouts.push_back(panel.layout);
  return layouts;
}

/// Adds a row of one fact about every panel; no row if no panel has the fact.
void add_row(std::vector<std::vector<std::string>>& cells, const HeadMapPlan& plan,
             RichText PanelPlan::*said) {
  std::vector<std::string> row;
  bool any = false;
  for (const PanelPlan& panel : plan.panels) {
    row.push_back(plain(panel.*said));
    any = any || !row.back().empty();
  }
  if (any || cells.empty()) cells.push_back(std::move(row));
}

std::vector<std::vector<std::string>> table_of(const Plan&, const std::any& content) {
  std::vector<std::vector<std::string>> cells;
  for (const auto said : {&PanelPlan::title, &PanelPlan::subtitle, &PanelPlan::queries,
                          &PanelPlan::cached, &PanelPlan::note, &PanelPlan::caption})
    add_row(cells, std::any_cast<const HeadMapPlan&>(content), said);
  return cells;
}

constexpr const FigureKind* parts[] = {&layer_stack};

constexpr FigureKind make_kind() {
  FigureKind kind = figure_kind<HeadMapBlock, HeadMapPlan, plan_head_map, dump_head_map, prepare,
                                describe_head_map>(
      {.name = "head_map",
       .about = "query heads and the keys, values and latents that they share",
       .words = head_map_words,
       .metrics = head_map_metrics,
       .marks = marks::all,
       .short_fields = head_map_short_fields,
       .names_roles = true,
       .parts = parts});
  kind.table_of = table_of;
  kind.panels = panels_of;
  kind.tell = tell_of_head_map;
  return kind;
}

}  // namespace

const FigureKind head_map = make_kind();

}  // namespace attnfig
