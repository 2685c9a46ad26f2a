#include "lint/shapes.h"

#include "lint/path.h"
#include "lint/transform.h"
#include "lint/words.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace attnfig::lint {
namespace {

/// Reads the lengths of one element.
struct Lengths {
  const Element& element;
  const Style& style;
  const Units& units;
  std::vector<Note>& notes;

  Fixed across(std::string_view name) const {
    return length_of(element, name, Axis::across, units, style, notes);
  }
  Fixed down(std::string_view name) const {
    return length_of(element, name, Axis::down, units, style, notes);
  }
  Fixed radius(std::string_view name) const {
    return length_of(element, name, Axis::both, units, style, notes);
  }
};

std::vector<Chain> rect_outline(const Lengths& lengths) {
  const Vec at = {lengths.across("x"), lengths.down("y")};
  const Vec size = {lengths.across("width"), lengths.down("height")};
  if (size.x <= Fixed() || size.y <= Fixed()) return {};
  return {
      {.points = {at, {at.x + size.x, at.y}, at + size, {at.x, at.y + size.y}}, .closed = true}};
}

std::vector<Chain> points_outline(const Lengths& lengths) {
  const Attribute* points = lengths.element.find("points");
  if (points == nullptr) return {};
  const auto numbers = read_numbers(points->value);
  if (!numbers) {
    lengths.notes.push_back({points->offset, "points cannot be read"});
    return {};
  }
  Chain chain{.points = {}, .closed = lengths.element.name == "polygon"};
  for (std::size_t i = 1; i < numbers->size(); i += 2)
    chain.points.push_back({(*numbers)[i - 1], (*numbers)[i]});
  if (chain.points.size() < 2) return {};
  return {std::move(chain)};
}

std::vector<Chain> path_outline(const Lengths& lengths) {
  const Attribute* data = lengths.element.find("d");
  if (data == nullptr) return {};
  PathData path = read_path(data->value, limit::points + 1);
  if (!path.complete)
    lengths.notes.push_back({data->offset, "d is read up to its first error only"});
  return std::move(path.chains);
}

std::vector<Chain> round_outline(const Lengths& lengths) {
  const bool circle = lengths.element.name == "circle";
  const Vec radii = circle ? Vec{lengths.radius("r"), lengths.radius("r")}
                           : Vec{lengths.across("rx"), lengths.down("ry")};
  if (radii.x <= Fixed() || radii.y <= Fixed()) return {};
  return {ellipse({lengths.across("cx"), lengths.down("cy")}, radii)};
}

}  // namespace

bool is_shape(const Element& element) {
  constexpr std::array names = std::to_array<std::string_view>(
      {"rect", "line", "path", "polyline", "polygon", "circle", "ellipse", "image"});
  return std::find(names.begin(), names.end(), element.name) != names.end();
}

Fixed length_of(const Element& element, std::string_view name, Axis axis, const Units& units,
                const Style& style, std::vector<Note>& notes) {
  const Attribute* attribute = element.find(name);
  if (attribute == nullptr) return {};
  const auto length = read_length(attribute->value, axis, units, style.font_size);
  if (!length && trimmed(attribute->value) != "auto")
    notes.push_back({attribute->offset, fmt::format("{}: {} is not a length that lint knows", name,
                                                    quoted(attribute->value))});
  return length.value_or(Fixed());
}

std::vector<Chain> outline_of(const Element& element, const Style& style, const Units& units,
                              std::vector<Note>& notes) {
  const Lengths lengths{element, style, units, notes};
  const std::string& name = element.name;
  if (name == "rect" || name == "image") return rect_outline(lengths);
  if (name == "path") return path_outline(lengths);
  if (name == "polygon" || name == "polyline") return points_outline(lengths);
  if (name == "circle" || name == "ellipse") return round_outline(lengths);
  if (name != "line") return {};
  return {{.points = {{lengths.across("x1"), lengths.down("y1")},
                      {lengths.across("x2"), lengths.down("y2")}}}};
}

Matrix fitted(const Bounds& view, Vec size, std::string_view aspect) {
  Vec scale = {size.x / view.width(), size.y / view.height()};
  Vec spare;
  if (!trimmed(aspect).starts_with("none")) {
    const bool slice = aspect.find("slice") != std::string_view::npos;
    const Fixed factor = slice ? std::max(scale.x, scale.y) : std::min(scale.x, scale.y);
    scale = {factor, factor};
    const auto share = [&](std::string_view least, std::string_view most, Fixed room) {
      if (aspect.find(least) != std::string_view::npos) return Fixed();
      return aspect.find(most) != std::string_view::npos ? room : Fixed::scaled(room, 1, 2);
    };
    spare = {share("xMin", "xMax", size.x - view.width() * factor),
             share("YMin", "YMax", size.y - view.height() * factor)};
  }
  return translation(spare.x, spare.y) * scaling(scale.x, scale.y) *
         translation(-view.left, -view.top);
}

std::optional<Bounds> read_view_box(std::string_view text) {
  const auto numbers = read_numbers(text);
  if (!numbers || numbers->size() != 4) return {};
  const Vec at = {(*numbers)[0], (*numbers)[1]};
  const Vec size = {(*numbers)[2], (*numbers)[3]};
  if (size.x <= Fixed() || size.y <= Fixed()) return {};
  const Bounds box = {at.x, at.y, at.x + size.x, at.y + size.y};
  // An edge that stays at the end of the range of numbers would lend the box another size.
  if (box.width() != size.x || box.height() != size.y) return {};
  return box;
}

}  // namespace attnfig::lint
