#pragma once

#include "scene/scene.h"

#include <cstdint>
#include <string>
#include <vector>

namespace attnfig::properties {

/// What is wrong with a drawing, one sentence each; empty: nothing is.
using Faults = std::vector<std::string>;

struct TextLine {
  Part part;
  const Label* label;
  Rect rect;
};

struct Tile {
  Part part;
  StandsFor stands_for;
  Rect rect;
};

struct Line {
  Part part;
  StandsFor stands_for;
  std::vector<Point> points;
};

/// Items by what they are.
struct View {
  std::vector<TextLine> texts;
  std::vector<Tile> tiles;
  std::vector<Line> lines;
};

View view(const Group& group);
View view(const Scene& scene);

/// The tiles of any of these parts, from left to right.
std::vector<Tile> tiles_of(const View& view, const std::vector<Part>& parts);

/// A scene taken apart: what stands in panels, in the card, and outside of both.
struct Page {
  View all;
  std::vector<View> panels;
  std::vector<View> cards;  // one or none
};

Page take_apart(const Scene& scene, std::size_t panels);

/// A head, or a tensor or its part.
bool is_head(Part part);
bool is_layer(Part part);
inline const std::vector<Part> key_parts = {Part::kv_head, Part::key_head, Part::remade_kv,
                                            Part::remade_key};
/// What query heads read: keys, or states.
inline const std::vector<Part> read_parts = {Part::kv_head,    Part::key_head, Part::remade_kv,
                                             Part::remade_key, Part::state,    Part::convolution};
inline const std::vector<Part> value_parts = {Part::value_head, Part::remade_value};
inline const std::vector<Part> source_parts = {Part::latent, Part::rope_key};

Rect grown(const Rect& rect, Length by);
bool overlap(const Rect& a, const Rect& b);
bool contains(const Rect& outer, const Rect& inner);

/// Whether a part of a segment lies inside a rectangle, the edges not counted.
bool runs_through(Point from, Point to, const Rect& rect);

std::string to_text(const Rect& rect);
std::string to_text(const TextLine& text);
std::string to_text(const Tile& tile);
std::string to_text(const Line& line);

}  // namespace attnfig::properties
