#include "painted/shapes.h"

#include "painted/path.h"
#include "painted/transform.h"
#include "painted/words.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace attnfig::painted {
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

}  // namespace attnfig::painted
