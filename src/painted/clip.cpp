#include "painted/clip.h"

#include "painted/paint_server.h"
#include "painted/shapes.h"
#include "painted/transform.h"
#include "painted/words.h"

#include <algorithm>

namespace attnfig::painted {
namespace {

/// The box around everything in a clip path.
struct ClipBox {
  const Document& document;
  const Cascade& cascade;
  const Units& units;
  std::vector<Note>& notes;
  std::optional<Bounds> box = {};
  int shapes = 0;
  bool is_rect = true;  // if it is of one shape

  void add(int index, const Style& parent, Matrix matrix, int uses) {
    const Element& element = document.at(index);
    const Style style = cascade.style_of(index, parent, units, notes);
    const auto own = read_transform(style.transform);
    if (!style.displayed || !own) return;
    matrix = matrix * *own;
    if (element.name == "use" && uses < limit::use_depth) {
      const int target = document.find_id(referred_id(element));
      const auto at = [&](std::string_view name, Axis axis) {
        return length_of(element, name, axis, units, style, notes);
      };
      matrix = matrix * translation(at("x", Axis::across), at("y", Axis::down));
      if (0 <= target) add(target, style, matrix, uses + 1);
    }
    if (!is_shape(element)) return;
    ++shapes;
    is_rect = element.name == "rect" && matrix.b == Fixed() && matrix.c == Fixed() &&
              element.get("rx").empty() && element.get("ry").empty();
    for (Chain& chain : outline_of(element, style, units, notes)) {
      for (Vec& point : chain.points) point = apply(matrix, point);
      const Bounds around_chain = around(chain.points);
      box = box ? joined(*box, around_chain) : around_chain;
    }
  }
};

/// Where a piece meets a straight line at which `distance` is 0.
Vec meeting(const Piece& piece, Fixed from, Fixed to) {
  return piece.from + (piece.to - piece.from) * (from / (from - to));
}

/// The points of a closed chain on the side where `distance` is not below 0 (Sutherland and Hodgman
/// 1974).
template <class Distance>
std::vector<Vec> cut(const std::vector<Vec>& points, Distance distance) {
  std::vector<Vec> kept;
  for (std::size_t i = 0; i < points.size(); ++i) {
    const Piece piece = {points[i], points[(i + 1) % points.size()]};
    const Fixed from = distance(piece.from);
    const Fixed to = distance(piece.to);
    if (Fixed() <= from) kept.push_back(piece.from);
    if ((from < Fixed()) != (to < Fixed())) kept.push_back(meeting(piece, from, to));
  }
  return kept;
}

}  // namespace

std::optional<Bounds> clip_of(const Document& document, const Cascade& cascade, int element,
                              const Style& style, const Matrix& matrix, const Units& units,
                              std::vector<Note>& notes) {
  if (style.clip_path == "none" || style.clip_path.empty()) return {};
  const Attribute* attribute = document.at(element).find("clip-path");
  const std::size_t offset = attribute == nullptr ? document.at(element).offset : attribute->offset;
  const int path = document.find_id(id_in_url(style.clip_path));
  const bool is_measured = 0 <= path && document.at(path).name == "clipPath" &&
                           document.at(path).get("clipPathUnits") != "objectBoundingBox" &&
                           document.at(path).content.size() <= limit::clip_content;
  if (!is_measured) {
    notes.push_back({offset, "clip-path is not measured"});
    return {};
  }
  ClipBox clip{document, cascade, units, notes};
  const Style own = cascade.style_of(path, {}, units, notes);
  const Matrix inside = matrix * read_transform(own.transform).value_or(Matrix{});
  for (const Content& content : document.at(path).content)
    if (0 <= content.element) clip.add(content.element, own, inside, 0);
  if (clip.shapes != 1 || !clip.is_rect)
    notes.push_back({offset, "a clip-path that is no rect counts as the box around it"});
  return clip.box.value_or(Bounds{});
}

Bounds intersection(const Bounds& one, const Bounds& other) {
  const Fixed left = std::max(one.left, other.left);
  const Fixed top = std::max(one.top, other.top);
  return {left, top, std::max(left, std::min(one.right, other.right)),
          std::max(top, std::min(one.bottom, other.bottom))};
}

std::vector<Chain> clipped(const std::vector<Chain>& chains, Edge edge, const Bounds& box) {
  std::vector<Chain> result;
  for (const Chain& chain : chains) {
    if (edge == Edge::fill) {
      std::vector<Vec> points = chain.points;
      points = cut(points, [&](Vec at) { return at.x - box.left; });
      points = cut(points, [&](Vec at) { return box.right - at.x; });
      points = cut(points, [&](Vec at) { return at.y - box.top; });
      points = cut(points, [&](Vec at) { return box.bottom - at.y; });
      if (!points.empty()) result.push_back({std::move(points), true});
      continue;
    }
    for (const Piece& piece : clipped(chain, edge, box)) {
      if (result.empty() || result.back().points.back() != piece.from)
        result.push_back({{piece.from}, false});
      result.back().points.push_back(piece.to);
    }
  }
  return result;
}

}  // namespace attnfig::painted
