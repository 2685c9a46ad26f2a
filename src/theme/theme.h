#pragma once

#include "input/values.h"
#include "scene/scene.h"

#include <array>
#include <optional>

namespace attnfig {

/// Sizes and gaps: all that a theme says about layout. A palette cannot move anything.
struct Metrics {
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
  Length layer_width;   // of a layer in the strip of all layers
  Length layer_height;
  Length layer_gap;
  Length card_padding;
  Length entry_gap;
  Length bar_width;
  Length bar_height;

  static const Table table;

  friend bool operator==(const Metrics&, const Metrics&) = default;
};

struct Colour {
  std::uint8_t red = 0;
  std::uint8_t green = 0;
  std::uint8_t blue = 0;

  friend bool operator==(const Colour&, const Colour&) = default;
};

/// A colour on white pages and on dark ones.
struct ColourPair {
  Colour light;
  Colour dark;

  friend bool operator==(const ColourPair&, const ColourPair&) = default;
};

/// Nothing, a pair of colours, or one of the item's accent.
struct Ink {
  enum class Kind { none, pair, accent, tint };
  Kind kind = Kind::none;
  ColourPair pair = {};

  friend bool operator==(const Ink&, const Ink&) = default;
};

/// How a part is painted.
struct Paint {
  Ink fill;
  Ink stroke;
  std::string dash;

  static const Table table;

  friend bool operator==(const Paint&, const Paint&) = default;
};

/// The two colours that a panel and its summary entry share.
struct Accent {
  ColourPair ink;
  ColourPair tint;

  static const Table table;

  friend bool operator==(const Accent&, const Accent&) = default;
};

struct Palette {
  std::array<Paint, parts.size()> paints;
  std::vector<Accent> accents;

  const Paint& paint(Part part) const { return paints[static_cast<std::size_t>(part)]; }

  friend bool operator==(const Palette&, const Palette&) = default;
};

/// Paints by part; every part has one.
struct Paints {
  std::array<Paint, parts.size()> list;
};

/// One file in templates/themes.
struct Theme {
  std::string name;
  std::string about;
  std::string fonts;    // families in order of preference, before those of a language
  std::string generic;  // the generic family that ends the list
  Length stroke_width;
  Metrics metrics;
  std::vector<Accent> accents;
  Paints paints;

  static const Table table;

  Palette palette() const { return {paints.list, accents}; }
};

}  // namespace attnfig
