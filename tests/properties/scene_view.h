#pragma once

#include "scene/scene.h"

#include <cstdint>
#include <string>
#include <vector>

namespace attnfig::properties {

/// The faults of a drawing, one sentence each; empty: none.
using Faults = std::vector<std::string>;

using Marks = std::vector<std::string_view>;

/// The head, group and layer that an item stands for; 0: none.
struct ItemMeaning {
  int head = 0;
  int group = 0;
  int layer = 0;
};

struct TextLine {
  std::string_view mark;
  const Label* label;
  Rect rect;
};

struct Tile {
  std::string_view mark;
  ItemMeaning stands_for;
  Rect rect;
};

struct Line {
  std::string_view mark;
  ItemMeaning stands_for;
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

/// The tiles of any of these marks, from left to right.
std::vector<Tile> tiles_of(const View& view, const Marks& marks);

/// A scene taken apart: the items in panels, in the card, and outside of both.
struct Page {
  View all;
  std::vector<View> panels;
  std::vector<View> cards;  // one or none
};

Page take_apart(const Scene& scene, std::size_t panels);

/// A head, or a tensor or a part of one.
bool is_head(std::string_view mark);
bool is_layer(std::string_view mark);
inline const Marks key_marks = {"kv-head", "key-head", "remade-kv", "remade-key"};
/// The marks that query heads read: keys, or states.
inline const Marks read_marks = {"kv-head",    "key-head", "remade-kv",
                                 "remade-key", "state",    "convolution"};
inline const Marks value_marks = {"value-head", "remade-value"};
inline const Marks source_marks = {"latent", "rope-key"};

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
