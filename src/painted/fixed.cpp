#include "painted/fixed.h"

#include <fmt/format.h>

#include <algorithm>

namespace attnfig::painted {
namespace {

__extension__ typedef __int128 UInt128;

bool is_digit(char character) {
  return '0' <= character && character <= '9';
}

/// Sine by its series for an angle of at most 45 degrees, in trillionths of a radian.
Turn small_turn(Fixed degrees) {
  constexpr UInt128 one = 1'000'000'000'000;
  constexpr UInt128 pi = 3'141'592'653'590;
  const UInt128 angle = UInt128{degrees.millionths()} * pi / 180 / 1'000'000;
  UInt128 sine = 0;
  UInt128 cosine = 0;
  UInt128 term = one;
  for (int power = 0; power < 16; ++power) {
    UInt128& sum = power % 2 == 0 ? cosine : sine;
    sum += power % 4 < 2 ? term : -term;
    term = term * angle / one / (power + 1);
  }
  const auto rounded = [](UInt128 value) {
    const UInt128 half = value < 0 ? -500'000 : 500'000;
    return Fixed::millionths(static_cast<std::int64_t>((value + half) / 1'000'000));
  };
  return {rounded(sine), rounded(cosine)};
}

/// The digits of a number and how many of them are decimals.
struct Digits {
  UInt128 value = 0;
  int decimals = 0;
  bool any = false;
};

void take_digits(std::string_view& text, Digits& digits, int decimals_each) {
  constexpr UInt128 enough = UInt128{1'000'000'000'000} * 1'000'000'000'000;
  for (; !text.empty() && is_digit(text[0]); text.remove_prefix(1)) {
    digits.any = true;
    if (enough < digits.value) {
      digits.decimals -= 1 - decimals_each;
      continue;
    }
    digits.value = digits.value * 10 + (text[0] - '0');
    digits.decimals += decimals_each;
  }
}

/// The exponent, if the text goes on with one; "1em" has none.
int take_exponent(std::string_view& text) {
  std::string_view rest = text;
  if (rest.empty() || (rest[0] != 'e' && rest[0] != 'E')) return 0;
  rest.remove_prefix(1);
  const bool negative = rest.starts_with('-');
  if (negative || rest.starts_with('+')) rest.remove_prefix(1);
  if (rest.empty() || !is_digit(rest[0])) return 0;
  int exponent = 0;
  for (; !rest.empty() && is_digit(rest[0]); rest.remove_prefix(1))
    exponent = std::min(exponent * 10 + (rest[0] - '0'), 1000);
  text = rest;
  return negative ? -exponent : exponent;
}

}  // namespace

Fixed square_root(Fixed value) {
  if (value <= Fixed()) return {};
  const UInt128 square = UInt128{value.millionths()} * 1'000'000;
  UInt128 root = square;
  for (UInt128 next = square / 2 + 1; next < root; next = (root + square / root) / 2) root = next;
  return Fixed::millionths(static_cast<std::int64_t>(root));
}

Turn turn(Fixed degrees) {
  constexpr std::int64_t whole = 360'000'000;
  constexpr std::int64_t quarter = whole / 4;
  const std::int64_t angle = (degrees.millionths() % whole + whole) % whole;
  const std::int64_t quarters = (angle + quarter / 2) / quarter;
  const auto [sine, cosine] = small_turn(Fixed::millionths(angle - quarters * quarter));
  switch (quarters % 4) {
    case 1:
      return {cosine, -sine};
    case 2:
      return {-sine, -cosine};
    case 3:
      return {-cosine, sine};
    default:
      return {sine, cosine};
  }
}

std::optional<Fixed> take_number(std::string_view& text) {
  std::string_view rest = text;
  const bool negative = rest.starts_with('-');
  if (negative || rest.starts_with('+')) rest.remove_prefix(1);
  Digits digits;
  take_digits(rest, digits, 0);
  if (1 < rest.size() && rest[0] == '.' && is_digit(rest[1])) {
    rest.remove_prefix(1);
    take_digits(rest, digits, 1);
  }
  if (!digits.any) return {};
  const int shift = take_exponent(rest) - digits.decimals + 6;
  text = rest;
  UInt128 value = digits.value;
  constexpr UInt128 enough = UInt128{1'000'000'000'000} * 1'000'000'000'000;
  for (int i = 0; i < shift && value != 0 && value < enough; ++i) value *= 10;
  for (int i = 0; i < -shift && value != 0; ++i) value = (value + (i + 1 == -shift ? 5 : 0)) / 10;
  const auto count = static_cast<std::int64_t>(std::min(value, UInt128{1'000'000'000'000'000'000}));
  return Fixed::millionths(negative ? -count : count);
}

std::string to_text(Fixed value) {
  const std::int64_t count = value.millionths();
  const std::int64_t hundredths = ((count < 0 ? -count : count) + 5'000) / 10'000;
  std::string text = fmt::format("{}{}", count < 0 && hundredths != 0 ? "-" : "", hundredths / 100);
  if (hundredths % 100 == 0) return text;
  text += fmt::format(".{:02}", hundredths % 100);
  if (text.ends_with('0')) text.pop_back();
  return text;
}

}  // namespace attnfig::painted
