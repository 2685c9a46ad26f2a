#pragma once

#include "input/values.h"
#include "text/rich_text.h"
#include "theme/metrics.h"

#include <array>
#include <optional>

namespace attnfig {

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

/// The colours of one of several things that have no role: a model, a request, a document.
struct Series {
  ColourPair ink;
  ColourPair fill;  // quieter, under texts

  static const Table table;

  friend bool operator==(const Series&, const Series&) = default;
};

/// The pattern drawn over a fill, so that roles differ without hue.
struct Hatch {
  enum class Form { dots, rising, falling, level, upright, grid, lattice };

  Form form = Form::dots;
  ColourPair ink;

  static const Table table;

  friend bool operator==(const Hatch&, const Hatch&) = default;
};

/// The colours of a cached box, and of the words about it.
struct RoleLook {
  ColourPair fill;
  ColourPair edge;
  std::optional<ColourPair> text;  // none: the theme's text
  std::optional<Hatch> hatch;

  static const Table table;

  friend bool operator==(const RoleLook&, const RoleLook&) = default;
};

/// The looks of roles, by tone.
struct Roles {
  std::array<RoleLook, tones.size()> looks;

  /// The role of a tone; a text's own tone has none.
  const RoleLook& of(Tone tone) const;

  static const Table table;

  friend bool operator==(const Roles&, const Roles&) = default;
};

/// The colours that a theme gives to one mark instead of those of its inks.
struct MarkLook {
  std::string name;
  std::optional<ColourPair> fill;
  std::optional<ColourPair> edge;

  static const Table table;

  friend bool operator==(const MarkLook&, const MarkLook&) = default;
};

struct MarkLooks {
  std::vector<MarkLook> list;

  friend bool operator==(const MarkLooks&, const MarkLooks&) = default;
};

/// The box around the summary.
struct CardLook {
  ColourPair fill;
  ColourPair edge;

  static const Table table;

  friend bool operator==(const CardLook&, const CardLook&) = default;
};

/// Dashes and gaps in turn, in pixels, as SVG writes them: "3 2".
struct Dash {
  std::string text;

  friend bool operator==(const Dash&, const Dash&) = default;
};

/// One file in templates/themes. palette.h derives the paint of each mark from it.
struct Theme {
  std::string name;
  std::string about;
  std::string fonts;       // families in order of preference, before those of a language
  std::string generic;     // the generic family that ends the list
  std::string code_fonts;  // the same for code: families whose letters are all equally wide
  std::string code_generic;
  std::string font_metrics;  // name of the widths of its font; empty: Liberation Sans
  Length stroke_width;
  Dash dash;  // of boxes that are up-projected and not cached
  Metrics metrics;
  Metrics narrow;   // for pages as narrow as a telephone
  ColourPair page;  // the page under the figure; not drawn
  ColourPair text;
  ColourPair quiet_text;
  ColourPair line;  // from heads to the tensors that they read
  CardLook card;
  std::vector<Series> series;  // in turn, for what has no role
  Roles roles;
  MarkLooks marks;
  std::vector<std::string> allow;  // pairs of colours that may be hard to tell apart
  // What came of checking it.
  std::vector<std::string> accepted;  // contrasts that it allows: "#a0a8b0 on #ffffff"
  std::vector<Diagnostic> remarks;    // on what is allowed, with the places in its file

  static const Table table;
};

/// A colour as "#rrggbb".
std::string to_text(Colour colour);

}  // namespace attnfig
