#pragma once

#include "scene/scene.h"

namespace attnfig {

/// A drawing with a size: its items lie between {0, 0} and the size. Pictures are put together
/// without knowledge of their content.
struct Picture {
  Size size;
  std::vector<Group> groups;

  friend bool operator==(const Picture&, const Picture&) = default;
};

enum class Align { start, middle, end };

/// A picture of one item; `size` is the size that the item fills.
Picture picture(Item item, Size size);

/// Puts a drawing into another at a point; the size grows to hold both.
void place(Picture& on, Picture what, Point at);

/// Adds one item, whose coordinates are those of the picture; the size stays.
void add(Picture& on, Item item);

/// From top to bottom with a gap between.
Picture above(std::vector<Picture> stacked, Length gap, Align align);

/// All items as one group: a panel of its figure, from 0, with a label for assistive technology.
Picture as_panel(Picture inner, std::string label, std::size_t index);

/// How a text is set, and what it is about.
struct TextStyle {
  Mark mark;
  int series = 0;
  FontSize size;
  Weight weight = Weight::regular;
  Meaning about = {};
};

/// From one baseline to the next.
constexpr Length leading(Length size) {
  return snapped(size * 5 / 4);
}

/// A text broken into lines of at most a width, if its words allow it; the lines are aligned in the
/// picture's width. An empty text gives an empty picture.
Picture text_block(const RichText& text, const TextStyle& style, Length widest, Align align);

/// The baseline, in whole pixels, of a line of text whose capitals stand centred on a height:
/// capitals of the Arial-metric family are 0.716 em high.
constexpr Length baseline(Length centre, Length size) {
  return Length::px((centre + size * 358 / 1000 + Length::hundredths(50)).hundredths() / 100);
}

/// One line of text, centred on a point.
Item centred_label(const RichText& text, const TextStyle& style, Point centre);

}  // namespace attnfig
