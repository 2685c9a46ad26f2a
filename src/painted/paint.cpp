#include "painted/knowledge.h"
#include "painted/style.h"
#include "painted/words.h"

#include <algorithm>

namespace attnfig::painted {
namespace {

std::uint8_t channel(Fixed value) {
  const std::int64_t rounded = (value.millionths() + 500'000) / 1'000'000;
  return static_cast<std::uint8_t>(std::clamp<std::int64_t>(rounded, 0, 255));
}

Paint solid(Colour colour, Fixed alpha = Fixed(1)) {
  return {Paint::Kind::solid, colour, std::clamp(alpha, Fixed(), Fixed(1))};
}

/// A number in the brackets of rgb() or hsl(), and whether a per cent sign follows.
struct Argument {
  Fixed value;
  bool percent = false;

  Fixed of(std::int64_t whole) const { return percent ? Fixed::scaled(value, whole, 100) : value; }
};

std::vector<Argument> arguments(std::string_view text) {
  std::vector<Argument> list;
  while (!text.empty()) {
    const std::size_t skip = text.find_first_not_of(" \t\r\n,/");
    if (skip == std::string_view::npos) return list;
    text.remove_prefix(skip);
    const std::optional<Fixed> number = take_number(text);
    if (!number) return {};
    const std::string_view unit =
        text.substr(0, std::min(text.find_first_of(" \t\r\n,/"), text.size()));
    if (!unit.empty() && unit != "%" && unit != "deg") return {};
    list.push_back({*number, unit == "%"});
    text.remove_prefix(unit.size());
  }
  return list;
}

/// CSS Color Level 4, 7.1: a channel of hue, saturation and lightness, the latter two 0 to 1.
Fixed hsl_channel(std::int64_t shift, Fixed hue, Fixed saturation, Fixed lightness) {
  constexpr std::int64_t turn = 12'000'000;
  const std::int64_t twelfths = hue.millionths() / 30 + shift * 1'000'000;
  const Fixed k = Fixed::millionths((twelfths % turn + turn) % turn);
  const Fixed reach = saturation * std::min(lightness, Fixed(1) - lightness);
  const Fixed ramp = std::clamp(std::min(k - Fixed(3), Fixed(9) - k), Fixed(-1), Fixed(1));
  return (lightness - reach * ramp) * 255;
}

std::optional<Paint> function_paint(std::string_view name, std::string_view inside) {
  const std::vector<Argument> list = arguments(inside);
  if (list.size() != 3 && list.size() != 4) return {};
  const Fixed alpha = list.size() == 4 ? list[3].of(1) : Fixed(1);
  if (name == "rgb" || name == "rgba")
    return solid({channel(list[0].of(255)), channel(list[1].of(255)), channel(list[2].of(255))},
                 alpha);
  if (name != "hsl" && name != "hsla") return {};
  const Fixed saturation = std::clamp(Fixed::scaled(list[1].value, 1, 100), Fixed(), Fixed(1));
  const Fixed lightness = std::clamp(Fixed::scaled(list[2].value, 1, 100), Fixed(), Fixed(1));
  return solid({channel(hsl_channel(0, list[0].value, saturation, lightness)),
                channel(hsl_channel(8, list[0].value, saturation, lightness)),
                channel(hsl_channel(4, list[0].value, saturation, lightness))},
               alpha);
}

/// "#rgba" and "#rrggbbaa": the last digits are the opacity.
std::optional<Paint> hex_paint(std::string_view text) {
  if (const auto colour = hex_colour(text)) return solid(*colour);
  const std::size_t digits = text.size() == 5 ? 1 : text.size() == 9 ? 2 : 0;
  if (digits == 0) return {};
  const std::string_view last = text.substr(text.size() - digits);
  const auto colour = hex_colour(text.substr(0, text.size() - digits));
  const auto alpha =
      hex_colour(digits == 1 ? "#" + std::string(3, last[0]) : "#" + std::string(last) + "0000");
  if (!colour || !alpha) return {};
  return solid(*colour, Fixed::scaled(Fixed(1), alpha->red, 255));
}

}  // namespace

Paint read_paint(std::string_view text, std::string_view current_colour) {
  const std::string value = lower(trimmed(text));
  constexpr Paint unknown = {Paint::Kind::unknown, {}, Fixed(1)};
  if (value.empty() || value == "none" || value == "transparent") return {};
  if (value == "currentcolor")
    return lower(trimmed(current_colour)) == value ? unknown : read_paint(current_colour, {});
  if (value[0] == '#') return hex_paint(value).value_or(unknown);
  if (const auto named = knowledge().colours.find(value); named != knowledge().colours.end())
    return solid(named->second);
  const std::size_t open = value.find('(');
  if (open == std::string::npos || !value.ends_with(')')) return unknown;
  return function_paint(std::string_view(value).substr(0, open),
                        std::string_view(value).substr(open + 1, value.size() - open - 2))
      .value_or(unknown);
}

}  // namespace attnfig::painted
