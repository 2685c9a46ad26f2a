#include "text/number.h"

#include <algorithm>

namespace attnfig {
namespace {

constexpr UInt128 kilo = 1000;
constexpr UInt128 kibi = 1024;

constexpr Scale counts[] = {{"Ki", kibi, 1}, {"Mi", kibi, 2}, {"Gi", kibi, 3},
                            {"k", kilo, 1},  {"M", kilo, 2},  {"G", kilo, 3}};

constexpr Scale bytes[] = {{"B", kilo, 0},   {"KiB", kibi, 1}, {"MiB", kibi, 2}, {"GiB", kibi, 3},
                           {"TiB", kibi, 4}, {"PiB", kibi, 5}, {"kB", kilo, 1},  {"MB", kilo, 2},
                           {"GB", kilo, 3},  {"TB", kilo, 4},  {"PB", kilo, 5}};

bool is_digit(char c) {
  return '0' <= c && c <= '9';
}

}  // namespace

std::string digits(UInt128 count) {
  std::string text;
  do {
    text += static_cast<char>('0' + static_cast<int>(count % 10));
    count /= 10;
  } while (count != 0);
  std::reverse(text.begin(), text.end());
  return text;
}

std::string grouped(UInt128 count) {
  std::string text = digits(count);
  for (std::size_t left = text.size(); 3 < left;) text.insert(left -= 3, ",");
  return text;
}

std::span<const Scale> count_scales() {
  return counts;
}

std::span<const Scale> memory_units() {
  return bytes;
}

const Scale* find_scale(std::span<const Scale> scales, std::string_view name) {
  const auto found = std::find_if(scales.begin(), scales.end(),
                                  [&](const Scale& scale) { return scale.name == name; });
  return found == scales.end() ? nullptr : &*found;
}

std::string names_of(std::span<const Scale> scales) {
  std::string text;
  for (const Scale& scale : scales) {
    if (!text.empty()) text += &scale == &scales.back() ? " or " : ", ";
    text += scale.name;
  }
  return text;
}

std::size_t TypedNumber::digit_count() const {
  return static_cast<std::size_t>(std::count_if(whole.begin(), whole.end(), is_digit)) +
         decimals.size();
}

UInt128 TypedNumber::digits() const {
  UInt128 value = 0;
  for (const std::string_view part : {whole, decimals})
    for (const char c : part)
      if (is_digit(c)) value = value * 10 + static_cast<UInt128>(c - '0');
  return value;
}

TypedNumber read_number(std::string_view text) {
  const auto is_digit_at = [&](std::size_t at) { return at < text.size() && is_digit(text[at]); };
  std::size_t end = 0;
  while (is_digit_at(end) ||
         (0 < end && end < text.size() && text[end] == ',' && is_digit_at(end + 1)))
    ++end;
  TypedNumber number{.whole = text.substr(0, end)};
  if (0 < end && end < text.size() && text[end] == '.' && is_digit_at(end + 1)) {
    const std::size_t start = ++end;
    while (is_digit_at(end)) ++end;
    number.decimals = text.substr(start, end - start);
  }
  number.rest = text.substr(end);
  return number;
}

}  // namespace attnfig
