// The rule about letters that are drawn as paths.

#include "lint/rules/rules.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <tuple>

namespace attnfig::lint {
namespace {

/// An area that may be a letter.
struct Glyph {
  const Shape* shape;
  Bounds box;
  std::size_t points;
  bool is_box;  // a bar, or a letter that looks like one
};

/// Whether a shape is filled as letters are: a path, without an edge of its own.
bool is_filled_path(const Shape& shape) {
  return shape.name.starts_with("path") && shape.fill.visible() && !shape.stroke.visible();
}

/// The areas of a path, without the holes in them.
void add_glyphs(const Shape& shape, std::vector<Glyph>& glyphs) {
  const std::size_t first = glyphs.size();
  for (const Chain& chain : shape.chains) {
    const Bounds box = around(chain.points);
    const bool is_hole = first < glyphs.size() && holds(glyphs.back().box, box);
    const bool is_box = box.width() * box.height() * 9 <= area_of(chain) * 10;
    if (!is_hole) glyphs.push_back({&shape, box, chain.points.size(), is_box});
  }
}

/// Whether a glyph stands to the right of another as the next letter of a line does: at its height
/// and no further than a wide space.
bool follows(const Glyph& one, const Glyph& next) {
  constexpr Fixed least = Fixed(1);
  constexpr Fixed most = Fixed(80);
  const Fixed height = std::max(one.box.height(), next.box.height());
  const Fixed apart = next.box.left - one.box.right;
  const Fixed shared =
      std::min(one.box.bottom, next.box.bottom) - std::max(one.box.top, next.box.top);
  return least < height && height < most && one.box.left < next.box.left && -height < apart * 3 &&
         apart * 2 < height * 3 && -height < shared * 3;
}

/// Whether glyphs in a row read as letters: some, of several forms, not all of which are boxes, as
/// the bars of a chart are.
bool read_as_letters(const std::vector<Glyph>& row) {
  constexpr std::size_t least = 6;
  std::set<std::tuple<std::size_t, Fixed, Fixed>> forms;
  for (const Glyph& glyph : row)
    if (!glyph.is_box) forms.emplace(glyph.points, glyph.box.width(), glyph.box.height());
  return least <= row.size() && 2 <= forms.size();
}

}  // namespace

std::vector<Finding> find_outlined_texts(const Figure& figure) {
  std::vector<Glyph> glyphs;
  for (const Shape& shape : figure.drawings[0].shapes)
    if (is_filled_path(shape)) add_glyphs(shape, glyphs);
  std::size_t count = 0;
  const Shape* first = nullptr;
  std::vector<Glyph> row;
  const auto end_row = [&] {
    if (read_as_letters(row)) {
      if (first == nullptr) first = row[0].shape;
      count += row.size();
    }
    row.clear();
  };
  for (const Glyph& glyph : glyphs) {
    if (!row.empty() && !follows(row.back(), glyph)) end_row();
    row.push_back(glyph);
  }
  end_row();
  if (first == nullptr) return {};
  return {{first->offset,
           fmt::format("{} letters are drawn as outlines, {} first", count, describe(*first))}};
}

}  // namespace attnfig::lint
