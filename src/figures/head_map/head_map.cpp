// Query heads, and the keys and values that they read, one panel a layout.

#include "figures/head_map/marks.h"
#include "figures/head_map/panel.h"

#include <algorithm>

namespace attnfig {
namespace marks = head_map_marks;
namespace {

/// Panels side by side: their rows and bands stand at the same heights.
struct Tier {
  MapInput input;
  std::size_t first = 0;  // of its panels among those of the map
  std::span<const PanelPlan> plans;
  std::vector<PanelRows> panels;
  Rows rows;
  std::vector<Bands> bands;  // of each panel
};

/// The content of a plan's map, from top to bottom.
using Map = std::vector<Tier>;

Tier tier_of(const MapInput& input, std::size_t first) {
  const std::span<const PanelPlan> all = input.map.panels;
  const std::span<const PanelPlan> plans =
      all.subspan(first, std::min(input.columns, all.size() - first));
  Tier tier{input, first, plans, all_panel_rows(input, plans), {}, {}};
  tier.rows = lay_out_rows(input, tier.panels);
  for (std::size_t i = 0; i < plans.size(); ++i)
    tier.bands.push_back(bands_of(input, plans[i], tier.panels[i], tier.rows));
  return tier;
}

Map map_of(const MapInput& input) {
  Map map;
  for (std::size_t first = 0; first < input.map.panels.size(); first += input.columns)
    map.push_back(tier_of(input, first));
  return map;
}

/// The labels of all rows; the boxes beside the rows have one at the start of their band.
std::vector<RowLabel> all_row_labels(const Tier& tier, Length other_cached) {
  std::vector<RowLabel> labels = row_labels(tier.input, tier.panels, tier.rows);
  if (std::any_of(tier.bands.begin(), tier.bands.end(), [&](const Bands& bands) {
        return bands[other_cached_band].size.height != Length();
      }))
    labels.push_back({{tier.input.words[word::also_cached]}, other_cached});
  return labels;
}

Length label_width(const Tier& tier) {
  const Metrics& metrics = tier.input.metrics;
  Length widest;
  for (const RowLabel& label : all_row_labels(tier, Length()))
    for (const std::string& line : label.lines)
      widest = std::max(widest, width({{line}}, metrics[metric::text_size], Weight::regular));
  return snapped(widest + metrics[metric::label_gap]);
}

/// A tier's needs from the grid.
Prepared needs_of(const Tier& tier) {
  const Metrics& metrics = tier.input.metrics;
  Length column = tier.rows.has_shared ? metrics[metric::source_width] : Length();
  Length panel;
  for (const Bands& bands : tier.bands)
    for (std::size_t band = 0; band < band_count; ++band) {
      Length& widest = is_in_column(band) ? column : panel;
      widest = std::max(widest, bands[band].size.width);
    }
  const Length padding = metrics[metric::panel_padding] * 2;
  return {label_width(tier), snapped(column + padding), snapped(panel + padding), {}, {}};
}

Picture draw_row_labels(const Tier& tier, const Grid& grid, const BandPlaces& places) {
  const Metrics& metrics = tier.input.metrics;
  const bool inside = tier.input.is_stacked();
  Picture labels;
  const Length size = metrics[metric::text_size];
  const Length x =
      inside ? metrics[metric::panel_padding] : grid.label_width - metrics[metric::label_gap];
  const Anchor anchor = inside ? Anchor::start : Anchor::end;
  const Length top = places.top[map_band];
  for (const RowLabel& label : all_row_labels(tier, places.top[other_cached_band] - top)) {
    const auto lines = static_cast<std::int64_t>(label.lines.size());
    Length centre =
        top + label.row + metrics[metric::head_height] / 2 - leading(size) * (lines - 1) / 2;
    for (const std::string& line : label.lines) {
      add(labels,
          {.mark = marks::row_label,
           .shape = Label{{x, baseline(centre, size)}, anchor, size, Weight::regular, {{line}}}});
      centre += leading(size);
    }
  }
  return labels;
}

Picture draw_tier(const Tier& tier, const Grid& grid) {
  const MapInput& input = tier.input;
  const BandPlaces places = place_bands(input, tier.bands);
  const Picture labels = draw_row_labels(tier, grid, places);
  Picture picture;
  if (!input.is_stacked()) place(picture, labels, {});
  for (std::size_t i = 0; i < tier.plans.size(); ++i) {
    const PanelPlan& plan = tier.plans[i];
    Picture panel = draw_panel(input, grid, tier.bands[i], places, plan.accent);
    if (input.is_stacked()) place(panel, labels, {});
    place(picture, as_panel(std::move(panel), plain(plan.title), tier.first + i),
          {grid.panel_left(i), Length()});
  }
  return picture;
}

bool is_divided(const MapInput& input) {
  return input.map.panel_frame == PanelFrame::divided;
}

/// The lines between the panels of a tier.
void draw_dividers(Picture& tier, const Grid& grid, std::size_t panels) {
  for (std::size_t i = 1; i < panels; ++i) {
    const Length x = grid.panel_left(i) - grid.gap / 2;
    add(tier, {.mark = marks::divider, .shape = Polyline{{{x, Length()}, {x, tier.size.height}}}});
  }
}

Picture draw_map(const MapInput& input, const Map& map, const Grid& grid) {
  Picture picture;
  for (const Tier& tier : map) {
    if (is_divided(input) && picture.size.height != Length()) {
      const Length y = picture.size.height + grid.gap;
      const Length right = grid.start + grid.width();
      add(picture, {.mark = marks::divider, .shape = Polyline{{{grid.start, y}, {right, y}}}});
      picture.size.height = y;
    }
    Picture drawn = draw_tier(tier, grid);
    if (is_divided(input)) draw_dividers(drawn, grid, tier.plans.size());
    const Length gap = picture.size.height == Length() ? Length() : grid.gap;
    place(picture, std::move(drawn), {Length(), picture.size.height + gap});
  }
  return picture;
}

Prepared prepare(const DrawInput& page, const HeadMapPlan& plan) {
  const MapInput input{page, plan};
  Map map = map_of(input);
  Prepared prepared;
  for (const Tier& tier : map) {
    const Prepared needs = needs_of(tier);
    prepared.label_width = std::max(prepared.label_width, needs.label_width);
    prepared.column_width = std::max(prepared.column_width, needs.column_width);
    prepared.panel_width = std::max(prepared.panel_width, needs.panel_width);
  }
  prepared.draw = [input, map = std::move(map)](const Grid& grid) {
    return draw_map(input, map, grid);
  };
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
  for (const auto said :
       {&PanelPlan::title, &PanelPlan::subtitle, &PanelPlan::note, &PanelPlan::caption})
    add_row(cells, std::any_cast<const HeadMapPlan&>(content), said);
  return cells;
}

constexpr const FigureKind* parts[] = {&layer_strip};

constexpr FigureKind make_kind() {
  FigureKind kind = figure_kind<HeadMapBlock, HeadMapPlan, plan_head_map, dump_head_map, prepare,
                                describe_head_map>(
      {.name = "head_map",
       .about = "query heads and the keys, values and latents that they share",
       .words = head_map_words,
       .metrics = head_map_metrics,
       .marks = marks::all,
       .short_fields = head_map_short_fields,
       .parts = parts});
  kind.table_of = table_of;
  kind.panels = panels_of;
  kind.tell = tell_of_head_map;
  return kind;
}

}  // namespace

const FigureKind head_map = make_kind();

}  // namespace attnfig
