#include "figures/head_map/panel.h"

#include "figures/head_map/marks.h"
#include "figures/layer_strip/layer_strip.h"

#include <algorithm>

namespace attnfig {
namespace marks = head_map_marks;
namespace {

Picture text(const MapCanvas& canvas, const RichText& words, const Mark& mark, int accent) {
  const bool heading = mark == marks::panel_title;
  const Weight weight = heading || mark == marks::caption ? Weight::bold : Weight::regular;
  const Length size =
      heading ? canvas.metrics[metric::heading_size] : canvas.metrics[metric::text_size];
  return text_block(words, {mark, accent, size, weight}, canvas.text_width(), canvas.align());
}

/// The left edge of a band in its panel.
Length left_of(const MapCanvas& canvas, const Grid& grid, std::size_t band, Length width) {
  if (is_in_column(band)) return grid.inset() + (grid.column_width - width) / 2;
  return canvas.is_stacked() ? canvas.metrics[metric::panel_padding]
                             : (grid.panel_width() - width) / 2;
}

}  // namespace

Bands bands_of(const MapCanvas& canvas, const PanelPlan& panel, const PanelRows& panel_rows,
               const Rows& rows) {
  const int accent = panel.accent;
  const Attention& layout = canvas.layout(panel);
  return {text(canvas, panel.title, marks::panel_title, accent),
          text(canvas, panel.subtitle, marks::subtitle, 0),
          draw_rows(panel_rows, rows),
          draw_beside(panel_rows),
          draw_layers(canvas, layout, Standing::under_map),
          text(canvas, panel.note, marks::note, 0),
          text(canvas, panel.caption, marks::caption, accent)};
}

BandPlaces place_bands(const MapCanvas& canvas, const std::vector<Bands>& panels) {
  const Length near = canvas.metrics[metric::band_gap] / 3;
  const Length far = canvas.metrics[metric::band_gap];
  const std::array<Length, band_count> gaps = {Length(), near, far, far, far, far, far - near};
  BandPlaces places;
  bool between = false;
  Length y = canvas.map.panel_frame == PanelFrame::tinted ? canvas.metrics[metric::panel_padding]
                                                          : Length();
  const Length top = y;
  for (std::size_t band = 0; band < band_count; ++band) {
    Length height;
    for (const Bands& panel : panels) height = std::max(height, panel[band].size.height);
    if (height == Length()) continue;
    // A caption stands near the heads that it is about, and far from boxes and layers between.
    const bool last = band + 1 == band_count && between;
    places.top[band] = y == top ? y : y + (last ? far : gaps[band]);
    between = band == beside_band || band == layers_band;
    y = places.top[band] + height;
  }
  places.bottom = y + top;
  return places;
}

Picture draw_panel(const MapCanvas& canvas, const Grid& grid, const Bands& bands,
                   const BandPlaces& places, int accent) {
  const Size size = {grid.panel_width(), places.bottom};
  Picture panel{size, {}};
  if (canvas.map.panel_frame == PanelFrame::tinted)
    add(panel, {.mark = marks::panel,
                .accent = accent,
                .shape = Box{{{}, size}, canvas.metrics[metric::panel_radius]}});
  for (std::size_t band = 0; band < band_count; ++band)
    place(panel, bands[band],
          {left_of(canvas, grid, band, bands[band].size.width), places.top[band]});
  return panel;
}

}  // namespace attnfig
