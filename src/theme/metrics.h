#pragma once

#include "input/fields.h"
#include "scene/geometry.h"

namespace attnfig {

/// Sizes and gaps: all that a theme says about layout. A theme states those that differ from the
/// usual ones.
struct Metrics {
  Length page_width;  // of a figure at least, with its margin; 0: no least width
  Length margin;      // around the figure
  Length part_gap;    // between title, panels and summary
  Length title_size;  // font sizes
  Length heading_size;
  Length text_size;
  Length row_width;      // the widest row of heads before heads are left out
  Length text_width;     // where texts wrap
  Length panel_padding;  // between a panel's edge and its content
  Length panel_gap;
  Length panel_radius;
  Length band_gap;   // between title, heads and captions of a panel
  Length label_gap;  // between row labels and panels
  Length head_width;
  Length head_height;
  Length head_radius;
  Length head_gap;  // between the heads of a group
  Length group_gap;
  Length shared_width;  // of a box that several heads read
  Length sharing_gap;   // between heads and what they read
  Length stem;          // from a shared tensor to the line that spreads it
  Length arrow;         // from that line to the tensors made from it
  Length source_width;  // of the row of shared tensors
  Length least_width;   // of one shared tensor
  Length strip_width;   // of the strip of all layers
  Length layer_width;   // of a layer in it
  Length layer_height;
  Length layer_gap;
  Length card_padding;
  Length entry_gap;
  Length bar_width;
  Length bar_height;

  static const Table table;

  friend bool operator==(const Metrics&, const Metrics&) = default;
};

/// The sizes and gaps that differ where a figure is as narrow as a telephone. Texts, the strip of
/// layers and the summary are as wide as that lets them.
struct NarrowMetrics {
  Length page_width;
  Length margin;
  Length title_size;
  Length row_width;
  Length panel_padding;
  Length panel_gap;
  Length label_gap;
  Length head_width;
  Length head_height;
  Length group_gap;
  Length source_width;

  static const Table table;

  friend bool operator==(const NarrowMetrics&, const NarrowMetrics&) = default;
};

Metrics on_narrow_page(const Metrics& usual, const NarrowMetrics& narrow);

/// Pixels with at most two decimals.
template <>
struct Value<Length> {
  static Type type() { return {.kind = Type::Kind::length}; }
  static void read(const Reader& reader, const Field& field, const Node& node, Length& value);
};

}  // namespace attnfig
