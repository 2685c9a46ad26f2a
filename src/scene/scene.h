#pragma once

#include "scene/geometry.h"
#include "text/advance.h"
#include "text/rich_text.h"

#include <array>
#include <string>
#include <variant>
#include <vector>

namespace attnfig {

/// What an item is in a figure. Colour, stroke and class name follow from it.
enum class Part {
  title,
  panel_title,
  subtitle,
  caption,
  note,
  row_label,
  left_out,
  query_head,
  kv_head,
  key_head,
  value_head,
  latent,
  rope_key,
  key_value,
  key_factor,
  value_factor,
  index_key,
  state,
  convolution,
  remade_kv,
  remade_key,
  remade_value,
  label,  // of a box of what is kept
  remade_label,
  sharing_line,
  making_line,
  layer_full,
  layer_windowed,
  layer_latent,
  layer_state,
  layer_none,
  layer_borrowed,
  layer_label,
  divider,
  panel,
  card,
  summary_title,
  entry,
  amount,
  detail,
  bar,
};

/// Every part, in the order of its enumerators.
struct NamedPart {
  Part part;
  std::string_view name;  // "query-head": the class in the SVG
};
constexpr std::array<NamedPart, 41> parts = {{
    {Part::title, "title"},
    {Part::panel_title, "panel-title"},
    {Part::subtitle, "subtitle"},
    {Part::caption, "caption"},
    {Part::note, "note"},
    {Part::row_label, "row-label"},
    {Part::left_out, "left-out"},
    {Part::query_head, "query-head"},
    {Part::kv_head, "kv-head"},
    {Part::key_head, "key-head"},
    {Part::value_head, "value-head"},
    {Part::latent, "latent"},
    {Part::rope_key, "rope-key"},
    {Part::key_value, "key-value"},
    {Part::key_factor, "key-factor"},
    {Part::value_factor, "value-factor"},
    {Part::index_key, "index-key"},
    {Part::state, "state"},
    {Part::convolution, "convolution"},
    {Part::remade_kv, "remade-kv"},
    {Part::remade_key, "remade-key"},
    {Part::remade_value, "remade-value"},
    {Part::label, "label"},
    {Part::remade_label, "remade-label"},
    {Part::sharing_line, "sharing-line"},
    {Part::making_line, "making-line"},
    {Part::layer_full, "layer-full"},
    {Part::layer_windowed, "layer-windowed"},
    {Part::layer_latent, "layer-latent"},
    {Part::layer_state, "layer-state"},
    {Part::layer_none, "layer-none"},
    {Part::layer_borrowed, "layer-borrowed"},
    {Part::layer_label, "layer-label"},
    {Part::divider, "divider"},
    {Part::panel, "panel"},
    {Part::card, "card"},
    {Part::summary_title, "summary-title"},
    {Part::entry, "entry"},
    {Part::amount, "amount"},
    {Part::detail, "detail"},
    {Part::bar, "bar"},
}};

constexpr std::string_view to_text(Part part) {
  return parts[static_cast<std::size_t>(part)].name;
}

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
  Length size;
  Weight weight = Weight::regular;
  RichText text;

  friend bool operator==(const Label&, const Label&) = default;
};

/// Which head of which group an item stands for, or which layer, counted from 1 over all heads and
/// layers, drawn or not; 0: none.
struct StandsFor {
  int group = 0;
  int head = 0;
  int layer = 0;

  friend bool operator==(const StandsFor&, const StandsFor&) = default;
};

struct Item {
  Part part = Part::title;
  /// Which of a theme's accents colours the item, from 1; 0: none.
  int accent = 0;
  StandsFor stands_for = {};
  std::variant<Box, Polyline, Polygon, Label> shape;
  /// What a reader sees who points at the item, where the figure is part of a page; may be empty.
  std::string tooltip = {};

  friend bool operator==(const Item&, const Item&) = default;
};

/// Items that belong together, with a label for assistive technology; no label: just items.
struct Group {
  std::string label;
  std::string description = {};  // every number that the items show, as sentences
  std::vector<Item> items;

  friend bool operator==(const Group&, const Group&) = default;
};

/// The second waist: what a figure shows where, without colours. Writers print it and decide
/// nothing.
struct Scene {
  Size size;
  std::string name;      // prefix of ids
  std::string language;  // as in the lang attribute
  std::string fonts;     // families for the language's script, may be empty
  Length text_size;      // of most texts
  std::string title;
  std::string description = {};  // states every number that is shown
  std::vector<Group> groups;

  friend bool operator==(const Scene&, const Scene&) = default;
};

/// The face of a piece of a text that is all of a weight.
constexpr Face face_of(const RunStyle& style, Weight weight) {
  Face face = style.face;
  if (weight == Weight::bold) face.weight = weight;
  return face;
}

/// The pen's way over one line of text, rounded up to 1/100 px.
Length width(const RichText& text, Length size, Weight weight);

/// Sub- and superscripts are set at two thirds of the size in steps of 3 px, and never under 9 px:
/// so a figure needs no font sizes beyond its title's, headings' and texts'.
constexpr Length script_size(Length size) {
  const Length stepped = Length::px(size.hundredths() * 2 / 900 * 3);
  return stepped < Length::px(9) ? Length::px(9) : stepped;
}

/// The box that a label's line of text fills: from ascent to descent.
Rect extent(const Label& label);

/// The canonical text of a scene, one item a line.
std::string dump(const Scene& scene);

/// A length as text: at most two decimals, no trailing zeros, no exponent, no -0.
std::string to_text(Length length);

}  // namespace attnfig
