#include "painted/style.h"
#include "painted/words.h"

namespace attnfig::painted {

std::optional<Fixed> read_length(std::string_view text, Axis axis, const Units& units,
                                 Fixed font_size) {
  text = trimmed(text);
  const std::optional<Fixed> number = take_number(text);
  if (!number) return {};
  const std::string unit = lower(text);
  if (unit.empty() || unit == "px") return number;
  if (unit == "em") return *number * font_size;
  if (unit == "rem") return *number * units.root_font_size;
  if (unit == "ex" || unit == "ch") return Fixed::scaled(*number * font_size, 1, 2);
  if (unit == "%") {
    const Fixed diagonal =
        square_root(Fixed::scaled(units.width * units.width + units.height * units.height, 1, 2));
    const Fixed whole = axis == Axis::across ? units.width
                        : axis == Axis::down ? units.height
                                             : diagonal;
    return Fixed::scaled(*number * whole, 1, 100);
  }
  // CSS Values Level 4, 6.2: 96 px are an inch.
  struct Absolute {
    std::string_view name;
    std::int64_t numerator;
    std::int64_t denominator;
  };
  constexpr Absolute absolutes[] = {{"in", 96, 1},   {"cm", 9600, 254}, {"mm", 960, 254},
                                    {"q", 240, 254}, {"pt", 4, 3},      {"pc", 16, 1}};
  for (const Absolute& one : absolutes)
    if (unit == one.name) return Fixed::scaled(*number, one.numerator, one.denominator);
  return {};
}

std::optional<Fixed> read_font_size(std::string_view text, const Units& units, Fixed parent) {
  constexpr std::pair<std::string_view, int> names[] = {
      {"xx-small", 9}, {"x-small", 10}, {"small", 13},    {"medium", 16},
      {"large", 18},   {"x-large", 24}, {"xx-large", 32}, {"xxx-large", 48}};
  for (const auto& [name, size] : names)
    if (text == name) return Fixed(size);
  if (text == "smaller") return Fixed::scaled(parent, 5, 6);
  if (text == "larger") return Fixed::scaled(parent, 6, 5);
  if (text.ends_with('%')) {
    const std::optional<Fixed> percent = take_number(text);
    return percent ? std::optional(Fixed::scaled(parent * *percent, 1, 100)) : std::nullopt;
  }
  return read_length(text, Axis::both, units, parent);
}

}  // namespace attnfig::painted
