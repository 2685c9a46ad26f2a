#pragma once

#include "scene/scene.h"
#include "theme/metrics.h"

#include <cstdint>
#include <span>
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
/// Those of the upper row of them.
std::vector<Tile> topmost(std::vector<Tile> tiles);

/// A scene taken apart: its items, and those in panels of the map of heads, its first figure, and
/// in cards.
struct Page {
  View all;
  std::vector<View> panels;
  std::vector<View> cards;  // one or none
};

Page take_apart(const Scene& scene);

/// The lines of a mark with so many points, from left to right.
std::vector<Line> lines_of(const View& view, std::string_view mark, std::size_t points);

/// The grounds of what is cached.
std::vector<Tile> bands_of(const Page& page);

/// Panels side by side: their titles stand at one height.
using Tier = std::span<const View>;
std::vector<Tier> tiers_of(const Page& page);

/// The paper that a figure is made for, and the sizes that it has there.
struct Paper {
  Metrics metrics;
  Length page_width;
  bool is_stacked = false;
};

/// A head, or a tensor or a part of one.
bool is_head(std::string_view mark);
/// One of these that is up-projected, so not cached.
bool is_up_projected(std::string_view mark);
bool is_layer(std::string_view mark);
/// A bar, or a part of one.
bool is_bar(std::string_view mark);
/// The marks that query heads read: keys, or states.
inline const Marks read_marks = {"kv-head",    "key-head", "remade-kv",
                                 "remade-key", "state",    "convolution"};
inline const Marks value_marks = {"value-head", "remade-value"};
/// The marks of what keys and values are projected from.
inline const Marks source_marks = {"latent", "rope-key", "key-value", "key-factor", "value-factor"};

/// The row of boxes that keys and values are projected from; none if nothing is up-projected.
std::vector<Tile> sources_of(const View& panel);

/// A difference that comes from halves of 1/100 px.
constexpr Length rounding = Length::hundredths(2);

bool is_near(Length a, Length b, Length by = rounding);

/// The smallest rectangle around points.
Rect bounds(const std::vector<Point>& points);
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
