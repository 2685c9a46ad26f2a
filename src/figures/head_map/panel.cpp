#include "figures/head_map/panel.h"

#include "figures/head_map/marks.h"
#include "figures/layer_strip/layer_strip.h"

#include <algorithm>

namespace attnfig {
namespace marks = head_map_marks;
namespace {

Picture text(const MapInput& input, const RichText& words, const Mark& mark, int accent) {
  const bool heading = mark == marks::panel_title;
  const Weight weight = heading || mark == marks::caption ? Weight::bold : Weight::regular;
  const Length size =
      heading ? input.metrics[metric::heading_size] : input.metrics[metric::text_size];
  return text_block(words, {mark, accent, size, weight}, input.text_width(), input.align());
}

/// The left edge of a band in its panel.
Length left_of(const MapInput& input, const Grid& grid, std::size_t band, Length width) {
  if (is_in_column(band)) return grid.inset() + (grid.column_width - width) / 2;
  return input.is_stacked() ? input.metrics[metric::panel_padding]
                            : (grid.panel_width() - width) / 2;
}

}  // namespace

Bands bands_of(const MapInput& input, const PanelPlan& panel, const PanelRows& panel_rows,
               const Rows& rows) {
  const int accent = panel.accent;
  const Attention& layout = input.layout(panel);
  return {text(input, panel.title, marks::panel_title, accent),
          text(input, panel.subtitle, marks::subtitle, 0),
          draw_rows(panel_rows, rows),
          draw_other_cached(panel_rows),
          draw_layers(input, layout, Standing::under_map),
          text(input, panel.note, marks::note, 0),
          text(input, panel.caption, marks::caption, accent)};
}

BandPlaces place_bands(const MapInput& input, const std::vector<Bands>& panels) {
  const Length near = input.metrics[metric::band_gap] / 3;
  const Length far = input.metrics[metric::band_gap];
  const std::array<Length, band_count> gaps = {Length(), near, far, far, far, far, far - near};
  BandPlaces places;
  bool between = false;
  Length y =
      input.map.panel_frame == PanelFrame::tinted ? input.metrics[metric::panel_padding] : Length();
  const Length top = y;
  for (std::size_t band = 0; band < band_count; ++band) {
    Length height;
    for (const Bands& panel : panels) height = std::max(height, panel[band].size.height);
    if (height == Length()) continue;
    // A caption stands near the heads that it is about, and far from boxes and layers between.
    const bool last = band + 1 == band_count && between;
    places.top[band] = y == top ? y : y + (last ? far : gaps[band]);
    between = band == other_cached_band || band == layers_band;
    y = places.top[band] + height;
  }
  places.bottom = y + top;
  return places;
}

Picture draw_panel(const MapInput& input, const Grid& grid, const Bands& bands,
                   const BandPlaces& places, int accent) {
  const Size size = {grid.panel_width(), places.bottom};
  Picture panel{size, {}};
  if (input.map.panel_frame == PanelFrame::tinted)
    add(panel, {.mark = marks::panel,
                .accent = accent,
                .shape = Box{{{}, size}, input.metrics[metric::panel_radius]}});
  for (std::size_t band = 0; band < band_count; ++band)
    place(panel, bands[band],
          {left_of(input, grid, band, bands[band].size.width), places.top[band]});
  return panel;
}

}  // namespace attnfig
