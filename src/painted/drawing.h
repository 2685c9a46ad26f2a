#pragma once

#include "input/font_file.h"
#include "painted/geometry.h"
#include "painted/nearby.h"
#include "painted/style.h"
#include "painted/viewport.h"

#include <string>
#include <vector>

// What a document paints, as a flat list: the input of rules about the picture. All lengths are px
// of the picture at its own size, as the root's width, height and viewBox make it; without a stated
// size, a user unit of the root is a px.

namespace attnfig::painted {

/// One painted shape.
struct Shape {
  int element = -1;
  std::size_t offset = 0;  // of the outermost <use> that draws it, or of the element
  std::string name;        // "rect", with its classes: "rect.panel"
  std::vector<Chain> chains = {};
  Bounds box = {};      // of the outline
  Bounds painted = {};  // with half of the stroke
  Paint fill = {};
  Paint stroke = {};
  Fixed stroke_width = {};  // 0 where nothing is stroked
  bool even_odd = false;
  bool is_box = false;    // its outline fills the box around it, but for rounded corners
  std::size_t order = 0;  // in which shapes and texts are painted

  bool is_opaque() const { return fill.kind == Paint::Kind::solid && fill.alpha == Fixed(1); }
  friend bool operator==(const Shape&, const Shape&) = default;
};

/// A stretch of text of one look.
struct Run {
  std::string text;
  Fixed size;  // of the font, after transforms
  int weight = 400;
  Paint fill = {};
  Paint stroke = {};
  Fixed stroke_width = {};
  std::string family;
  Bounds box = {};  // from the left to the right end, 0.75 em above to 0.22 em below the baseline

  friend bool operator==(const Run&, const Run&) = default;
};

/// One <text> as it is painted.
struct Text {
  int element = -1;
  std::size_t offset = 0;
  std::string content = {};
  std::vector<Run> runs = {};
  Bounds box = {};  // of all runs
  Bounds ink = {};  // the same, but only down to the baseline if no letter goes below it
  std::size_t order = 0;
  bool anchored_middle = false;
  bool sideways = false;  // turned by a transform

  friend bool operator==(const Text&, const Text&) = default;
};

struct Drawing {
  Scheme scheme = Scheme::light;
  Colour page;  // under everything
  Bounds view;  // the viewBox, or what stands in for it
  bool has_view = false;
  std::vector<Shape> shapes;
  std::vector<Text> texts;
  std::vector<Note> notes;    // what lint cannot measure; each message once
  std::vector<Fault> faults;  // for what is beyond lint's limits
  Nearby shape_places = {};   // of their painted boxes
  Nearby text_places = {};    // of their boxes
};

/// Turns the user units of a document into px of the picture, and files what is painted by its
/// place, once the walk over the document is done.
void count_in_pixels(Drawing& drawing, const Canvas& canvas);

/// What a document paints for a reader who prefers the scheme. Texts are as wide as the fonts of
/// templates/lint.yaml make them, and those in the families of `font`, if there is one, as it does.
Drawing draw(const Document& document, const Sheet& sheet, Scheme scheme,
             const MeasuredFont* font = nullptr);

/// A drawing as text, an item a line, for tests and for people who wonder what lint sees.
std::string dump(const Drawing& drawing);

/// The shapes and texts that reach a place, in the order of painting.
std::vector<const Shape*> shapes_at(const Drawing& drawing, const Bounds& place);
std::vector<const Text*> texts_at(const Drawing& drawing, const Bounds& place);

/// The colour seen under a point, from the fills painted before `order`; `known` is false if a
/// colour among them cannot be computed.
struct Ground {
  Colour colour;
  bool known = true;
};
Ground ground_at(const Drawing& drawing, Vec point, std::size_t order);

/// Whether a shape's fill covers a point, a piece of a line, all of a box.
bool covers(const Shape& shape, Vec point);
bool covers(const Shape& shape, const Piece& piece);
bool covers(const Shape& shape, const Bounds& box);

/// Each message once, at its first place, with the number of its places.
std::vector<Note> gathered(const std::vector<Note>& notes);

/// A text or shape as messages name it.
std::string describe(const Text& text);
std::string describe(const Shape& shape);

}  // namespace attnfig::painted
