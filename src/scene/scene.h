#pragma once

#include "scene/font_size.h"
#include "scene/mark.h"

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace attnfig {

struct Box {
  Rect rect;
  Length radius;

  friend bool operator==(const Box&, const Box&) = default;
};

struct Polyline {
  std::vector<Point> points;

  friend bool operator==(const Polyline&, const Polyline&) = default;
};

/// A filled shape, such as an arrow head.
struct Polygon {
  std::vector<Point> points;

  friend bool operator==(const Polygon&, const Polygon&) = default;
};

enum class Anchor { start, middle, end };

/// One line of text on a baseline.
struct Label {
  Point at;
  Anchor anchor = Anchor::start;
  FontSize size;
  Weight weight = Weight::regular;
  RichText text;

  friend bool operator==(const Label&, const Label&) = default;
};

/// What programs are told of an item: the SVG says it as data-KEY="value".
struct Datum {
  std::string_view key;
  std::string value;

  friend bool operator==(const Datum&, const Datum&) = default;
};

/// Whether an item stands out from others of its figure, or back behind them.
enum class Prominence { usual, strong, faint };

struct Item {
  Mark mark;
  /// The number of the series that colours the item, from 1; 0: none.
  int series = 0;
  Prominence prominence = Prominence::usual;
  ItemMeanings stands_for = {};
  /// What its figure knows it as, where mark and meanings do not tell it from others. Nothing of
  /// this is drawn or written: passes over the finished scene ask for it.
  Meaning about = {};
  std::variant<Box, Polyline, Polygon, Label> shape;
  /// The text shown when a reader points at the item in a figure that is part of a page; may be
  /// empty.
  std::string tooltip = {};
  /// And what programs are told then, beside what it stands for.
  std::vector<Datum> data = {};

  friend bool operator==(const Item&, const Item&) = default;
};

/// One of the panels of one of a page's figures, both from 0.
struct PanelIndex {
  std::size_t figure = 0;
  std::size_t index = 0;

  friend bool operator==(const PanelIndex&, const PanelIndex&) = default;
};

/// Items that belong together, with a label for assistive technology; no label: just items.
struct Group {
  std::string label;
  std::optional<PanelIndex> panel = {};  // that the items are; none: they stand beside panels
  std::vector<Item> items;

  friend bool operator==(const Group&, const Group&) = default;
};

/// The second waist: the items of a figure at their places, without colours. Writers print it and
/// decide nothing.
struct Scene {
  Size size;
  std::string name;      // prefix of ids
  std::string language;  // as in the lang attribute
  std::string fonts;     // families for the language's script, may be empty
  Length text_size;      // of most texts
  std::string title;
  std::string description = {};  // with every number that the figure shows
  std::vector<Group> groups;

  friend bool operator==(const Scene&, const Scene&) = default;
};

/// The face of a piece of text in a text of one weight.
constexpr Face face_of(const RunStyle& style, Weight weight) {
  Face face = style.face;
  if (weight == Weight::bold) face.weight = weight;
  return face;
}

/// The advance of one line of text, rounded up to 1/100 px.
Length width(const RichText& text, FontSize size, Weight weight);

/// Sub- and superscripts are set at two thirds of the size in steps of 3 px, and never under 9 px:
/// so a figure needs no font sizes beyond its title's, headings' and texts'.
constexpr FontSize script_size(FontSize size) {
  const Length stepped = Length::px(size.hundredths() * 2 / 900 * 3);
  return {stepped < Length::px(9) ? Length::px(9) : stepped, size.font()};
}

/// The box of a label's line of text: from ascent to descent.
Rect extent(const Label& label);

/// "strong", "faint", or nothing.
std::string_view to_text(Prominence prominence);

/// The canonical text of a scene, one item a line.
std::string dump(const Scene& scene);

/// A length as text: at most two decimals, no trailing zeros, no exponent, no -0.
std::string to_text(Length length);

}  // namespace attnfig
