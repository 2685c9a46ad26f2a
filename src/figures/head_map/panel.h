#pragma once

#include "figures/head_map/panel_rows.h"

#include <array>

namespace attnfig {

/// The parts of one panel from top to bottom, each aligned with the same part of the other panels.
namespace part {
enum Part : std::size_t {
  title,
  subtitle,
  queries,       // what the row of query heads is
  query_size,    // and how many elements
  query_note,    // about one of them
  rows,          //
  cached_note,   // about one of those that are cached
  cached_size,   // how many elements that are
  cached_text,   // what is cached
  other_cached,  // boxes of what is cached beside that
  caption,
  note,
  layers,
  count
};
}  // namespace part
using Parts = std::array<Picture, part::count>;

/// The width that a panel needs from the grid.
Length panel_width(const MapInput& input, const PanelPlan& panel, const PanelContent& content);

/// The parts in a width.
Parts parts_of(const MapInput& input, const PanelPlan& panel, const PanelContent& content,
               const Rows& rows, int step, Length room);

/// The top of each part, the band behind what is cached, and the bottom of the last part.
struct PartPlaces {
  std::array<Length, part::count> top;
  Length band_top;
  Length band_bottom;  // equal to its top: there is no band
  Length bottom;
};

/// Panels side by side have their parts at the same heights.
PartPlaces place_parts(const MapInput& input, const std::vector<Parts>& panels, const Rows& rows);

Picture draw_panel(const MapInput& input, const Parts& parts, const PartPlaces& places,
                   Length width);

}  // namespace attnfig
