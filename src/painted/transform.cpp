#include "painted/transform.h"

#include "painted/words.h"

#include <algorithm>

namespace attnfig::painted {
namespace {

/// The tangent, for skews; nothing near a right angle.
std::optional<Fixed> tangent(Fixed degrees) {
  const Turn angle = turn(degrees);
  if (absolute(angle.cosine) < Fixed::millionths(1000)) return {};
  return angle.sine / angle.cosine;
}

std::optional<Matrix> rotation(Fixed degrees) {
  const Turn angle = turn(degrees);
  return Matrix{angle.cosine, angle.sine, -angle.sine, angle.cosine};
}

std::optional<Matrix> one_transform(std::string_view name, const std::vector<Fixed>& list) {
  const std::size_t count = list.size();
  if (name == "matrix" && count == 6)
    return Matrix{list[0], list[1], list[2], list[3], list[4], list[5]};
  if ((name == "translate" || name == "translateX") && count == 1) return translation(list[0], {});
  if (name == "translateY" && count == 1) return translation({}, list[0]);
  if (name == "translate" && count == 2) return translation(list[0], list[1]);
  if (name == "scale" && count == 1) return scaling(list[0], list[0]);
  if (name == "scale" && count == 2) return scaling(list[0], list[1]);
  if (name == "rotate" && count == 1) return rotation(list[0]);
  if (name == "rotate" && count == 3)
    return translation(list[1], list[2]) * *rotation(list[0]) * translation(-list[1], -list[2]);
  if ((name == "skewX" || name == "skewY") && count == 1) {
    const std::optional<Fixed> slope = tangent(list[0]);
    if (!slope) return {};
    return name == "skewX" ? Matrix{.c = *slope} : Matrix{.b = *slope};
  }
  return {};
}

/// Numbers whose units, if any, change nothing: px and deg.
std::optional<std::vector<Fixed>> transform_arguments(std::string_view text) {
  std::vector<Fixed> list;
  for (skip_separators(text); !text.empty(); skip_separators(text)) {
    const std::optional<Fixed> number = take_number(text);
    if (!number) return {};
    list.push_back(*number);
    for (const std::string_view unit : {"px", "deg"})
      if (text.starts_with(unit)) text.remove_prefix(unit.size());
  }
  return list;
}

}  // namespace

void skip_separators(std::string_view& text) {
  const std::size_t skip = text.find_first_not_of(" \t\r\n\f,");
  text.remove_prefix(std::min(skip, text.size()));
}

std::optional<std::vector<Fixed>> read_numbers(std::string_view text) {
  std::vector<Fixed> list;
  for (skip_separators(text); !text.empty(); skip_separators(text)) {
    const std::optional<Fixed> number = take_number(text);
    if (!number) return {};
    list.push_back(*number);
  }
  return list;
}

std::optional<Matrix> read_transform(std::string_view text) {
  Matrix matrix;
  for (skip_separators(text); !text.empty(); skip_separators(text)) {
    const std::size_t open = text.find('(');
    const std::size_t close = text.find(')');
    if (open == std::string_view::npos || close == std::string_view::npos || close < open)
      return {};
    const auto arguments = transform_arguments(text.substr(open + 1, close - open - 1));
    const auto one =
        arguments ? one_transform(trimmed(text.substr(0, open)), *arguments) : std::nullopt;
    if (!one) return {};
    matrix = matrix * *one;
    text.remove_prefix(close + 1);
  }
  return matrix;
}

}  // namespace attnfig::painted
