// Which query heads read which keys and values, one panel a layout.

#include "figures/figure.h"
#include "figures/layer_strip.h"
#include "figures/tensor_rows.h"

#include <algorithm>
#include <array>

namespace attnfig {
namespace {

/// The parts of one panel from top to bottom, each aligned with the same part of the other panels.
constexpr std::size_t band_count = 7;
constexpr std::size_t map_band = 2;
constexpr std::size_t beside_band = 3;
constexpr std::size_t layers_band = 4;
using Bands = std::array<Picture, band_count>;

Picture text(const Canvas& canvas, const RichText& words, Part part, int accent) {
  const bool heading = part == Part::panel_title;
  const Weight weight = heading || part == Part::caption ? Weight::bold : Weight::regular;
  const Length size = heading ? canvas.metrics.heading_size : canvas.metrics.text_size;
  return text_block(words, {part, accent, size, weight}, canvas.metrics.text_width, Align::middle);
}

Bands bands_of(const Canvas& canvas, const PanelPlan& panel, const PanelRows& panel_rows,
               const Rows& rows) {
  const int accent = panel.accent;
  const Attention& layout = canvas.layout(panel);
  return {text(canvas, panel.title, Part::panel_title, accent),
          text(canvas, panel.subtitle, Part::subtitle, 0),
          draw_rows(panel_rows, rows),
          draw_beside(panel_rows),
          draw_layers(canvas, layout),
          text(canvas, panel.note, Part::note, 0),
          text(canvas, panel.caption, Part::caption, accent)};
}

/// What the map of a plan is made from.
struct Map {
  const Canvas& canvas;
  std::vector<PanelRows> panels;
  Rows rows;
  std::vector<Bands> bands;  // of each panel
};

Map map_of(const Canvas& canvas) {
  Map map{canvas, all_panel_rows(canvas), {}, {}};
  map.rows = lay_out_rows(canvas, map.panels);
  for (std::size_t i = 0; i < map.panels.size(); ++i)
    map.bands.push_back(bands_of(canvas, canvas.plan.panels[i], map.panels[i], map.rows));
  return map;
}

/// The labels of all rows; the boxes beside the rows have one where the band of them starts.
std::vector<RowLabel> all_row_labels(const Map& map, Length beside) {
  std::vector<RowLabel> labels = row_labels(map.canvas, map.panels, map.rows);
  if (std::any_of(map.bands.begin(), map.bands.end(),
                  [&](const Bands& bands) { return bands[beside_band].size.height != Length(); }))
    labels.push_back({{map.canvas.plan.words.also_cached}, beside});
  return labels;
}

Length label_width(const Map& map) {
  const Metrics& metrics = map.canvas.metrics;
  Length widest;
  for (const RowLabel& label : all_row_labels(map, Length()))
    for (const std::string& line : label.lines)
      widest = std::max(widest, width({{line}}, metrics.text_size, Weight::regular));
  return snapped(widest + metrics.label_gap);
}

Length column_width(const Map& map) {
  const Metrics& metrics = map.canvas.metrics;
  Length widest = map.rows.sources ? metrics.source_width : Length();
  for (const Bands& bands : map.bands)
    for (const Picture& band : bands) widest = std::max(widest, band.size.width);
  return snapped(widest + metrics.panel_padding * 2);
}

/// Where each band starts, and where the last one ends.
struct BandPlaces {
  std::array<Length, band_count> top;
  Length bottom;
};

BandPlaces place_bands(const Canvas& canvas, const std::vector<Bands>& panels) {
  const Length near = canvas.metrics.band_gap / 3;
  const Length far = canvas.metrics.band_gap;
  const std::array<Length, band_count> gaps = {Length(), near, far, far, far, far, far - near};
  BandPlaces places;
  bool between = false;
  Length y =
      canvas.plan.page.panel_frame == PanelFrame::tinted ? canvas.metrics.panel_padding : Length();
  const Length top = y;
  for (std::size_t band = 0; band < band_count; ++band) {
    Length height;
    for (const Bands& panel : panels) height = std::max(height, panel[band].size.height);
    if (height == Length()) continue;
    // A caption is near the heads that it is about, and far from boxes and layers between.
    const bool last = band + 1 == band_count && between;
    places.top[band] = y == top ? y : y + (last ? far : gaps[band]);
    between = band == beside_band || band == layers_band;
    y = places.top[band] + height;
  }
  places.bottom = y + top;
  return places;
}

std::string description(const Canvas& canvas, const PanelPlan& panel, const PanelRows& panel_rows) {
  const Language& words = canvas.plan.words;
  std::vector<std::string> facts;
  for (const RichText* part : {&panel.subtitle, &panel.note, &panel.caption})
    if (!part->empty()) facts.push_back(plain(*part));
  const Attention& layout = canvas.layout(panel);
  for (std::string& fact : describe_rows(panel_rows)) facts.push_back(std::move(fact));
  for (std::string& fact : describe_layers(canvas, layout)) facts.push_back(std::move(fact));
  std::string sentence = plain(panel.title);
  for (std::size_t i = 0; i < facts.size(); ++i)
    sentence += (i == 0 ? words.colon : words.comma) + facts[i];
  return sentence + words.sentence_end;
}

Picture draw_panel(const Canvas& canvas, const Grid& grid, const Bands& bands,
                   const BandPlaces& places, int accent) {
  const Size size = {grid.column_width, places.bottom};
  Picture panel{size, {}};
  if (canvas.plan.page.panel_frame == PanelFrame::tinted)
    add(panel, {.part = Part::panel,
                .accent = accent,
                .shape = Box{{{}, size}, canvas.metrics.panel_radius}});
  for (std::size_t band = 0; band < band_count; ++band)
    place(panel, bands[band], {(size.width - bands[band].size.width) / 2, places.top[band]});
  return panel;
}

Picture draw_row_labels(const Map& map, const Grid& grid, const BandPlaces& places) {
  const Metrics& metrics = map.canvas.metrics;
  Picture labels;
  const Length size = metrics.text_size;
  const Length x = grid.label_width - metrics.label_gap;
  const Length top = places.top[map_band];
  for (const RowLabel& label : all_row_labels(map, places.top[beside_band] - top)) {
    const auto lines = static_cast<std::int64_t>(label.lines.size());
    Length centre = top + label.row + metrics.head_height / 2 - leading(size) * (lines - 1) / 2;
    for (const std::string& line : label.lines) {
      add(labels, {.part = Part::row_label,
                   .shape = Label{
                       {x, baseline(centre, size)}, Anchor::end, size, Weight::regular, {{line}}}});
      centre += leading(size);
    }
  }
  return labels;
}

Picture draw_map(const Map& map, const Grid& grid) {
  const Canvas& canvas = map.canvas;
  const BandPlaces places = place_bands(canvas, map.bands);
  Picture picture = draw_row_labels(map, grid, places);
  for (std::size_t i = 0; i < map.bands.size(); ++i) {
    const PanelPlan& plan = canvas.plan.panels[i];
    const Picture panel = draw_panel(canvas, grid, map.bands[i], places, plan.accent);
    place(picture, labelled(panel, plain(plan.title), description(canvas, plan, map.panels[i])),
          {grid.left(i), Length()});
  }
  if (canvas.plan.page.panel_frame == PanelFrame::divided)
    for (std::size_t i = 1; i < map.bands.size(); ++i) {
      const Length x = grid.left(i) - grid.gap / 2;
      add(picture, {.part = Part::divider, .shape = Polyline{{{x, Length()}, {x, places.bottom}}}});
    }
  return picture;
}

Draft prepare(const Canvas& canvas) {
  Map map = map_of(canvas);
  const Length labels = label_width(map);
  const Length column = column_width(map);
  return {labels, column, [map = std::move(map)](const Grid& grid) { return draw_map(map, grid); }};
}

}  // namespace

const Figure head_map = {"head_map", "query heads and the keys, values and latents that they share",
                         Shows::panels, prepare};

}  // namespace attnfig
