#pragma once

#include "figures/head_map/tensor_rows.h"

#include <array>

namespace attnfig {

/// The parts of one panel from top to bottom, each aligned with the same part of the other panels.
constexpr std::size_t band_count = 7;
constexpr std::size_t map_band = 2;
constexpr std::size_t other_cached_band = 3;
constexpr std::size_t layers_band = 4;
using Bands = std::array<Picture, band_count>;

Bands bands_of(const MapInput& input, const PanelPlan& panel, const PanelRows& panel_rows,
               const Rows& rows);

/// Rows and the boxes beside them stand in the column after the row labels, all else in the panel.
constexpr bool is_in_column(std::size_t band) {
  return band == map_band || band == other_cached_band;
}

/// The top of each band, and the bottom of the last.
struct BandPlaces {
  std::array<Length, band_count> top;
  Length bottom;
};

/// Panels side by side have their bands at the same heights.
BandPlaces place_bands(const MapInput& input, const std::vector<Bands>& panels);

Picture draw_panel(const MapInput& input, const Grid& grid, const Bands& bands,
                   const BandPlaces& places, int accent);

}  // namespace attnfig
