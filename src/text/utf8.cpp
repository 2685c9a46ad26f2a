#include "text/utf8.h"

#include <algorithm>

namespace attnfig {
namespace {

bool between(char32_t value, char32_t first, char32_t last) {
  return first <= value && value <= last;
}

/// The length of the well-formed sequence, other than ASCII, at the start of a text, or 0.
std::size_t sequence_length(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char lead = byte(0);
  const std::size_t length = lead < 0xC2   ? 0
                             : lead < 0xE0 ? 2
                             : lead < 0xF0 ? 3
                             : lead < 0xF5 ? 4
                                           : 0;
  if (length == 0 || text.size() < length) return 0;
  for (std::size_t i = 1; i < length; ++i)
    if ((byte(i) & 0xC0) != 0x80) return 0;
  // The second byte alone shows overlong forms, surrogates and values past U+10FFFF.
  const unsigned char second = byte(1);
  if (lead == 0xE0 && second < 0xA0) return 0;
  if (lead == 0xED && 0x9F < second) return 0;
  if (lead == 0xF0 && second < 0x90) return 0;
  if (lead == 0xF4 && 0x8F < second) return 0;
  return length;
}

}  // namespace

CodePoint Utf8::next_of_several() {
  const std::size_t length = sequence_length(rest_);
  const std::size_t taken = length == 0 ? 1 : length;
  const auto lead = static_cast<unsigned char>(rest_[0]);
  CodePoint point{.value = lead, .bytes = rest_.substr(0, taken), .valid = length != 0};
  if (length != 0) {
    point.value = lead & (0xFFu >> (length + 1));
    for (std::size_t i = 1; i < length; ++i)
      point.value = point.value << 6 | (static_cast<unsigned char>(rest_[i]) & 0x3Fu);
  }
  rest_.remove_prefix(taken);
  return point;
}

std::size_t ascii_length(std::string_view text) {
  const auto end =
      std::find_if_not(text.begin(), text.end(), [](char c) { return ' ' <= c && c <= '~'; });
  return static_cast<std::size_t>(end - text.begin());
}

std::string to_utf8(char32_t value) {
  const auto tail = [&](int shift) { return static_cast<char>(0x80 | ((value >> shift) & 0x3F)); };
  if (value < 0x80) return {static_cast<char>(value)};
  if (value < 0x800) return {static_cast<char>(0xC0 | value >> 6), tail(0)};
  if (value < 0x10000) return {static_cast<char>(0xE0 | value >> 12), tail(6), tail(0)};
  return {static_cast<char>(0xF0 | value >> 18), tail(12), tail(6), tail(0)};
}

std::string_view why_not_printable(char32_t value) {
  if (value < 0x20 || between(value, 0x7F, 0x9F)) return "control character";
  if (value == 0x061C || between(value, 0x200E, 0x200F) || between(value, 0x202A, 0x202E) ||
      between(value, 0x2066, 0x2069))
    return "bidirectional control";
  if (value == 0x2028 || value == 0x2029) return "line separator";
  if (value == 0xFEFF) return "byte order mark inside the text";
  if ((value & 0xFFFE) == 0xFFFE || between(value, 0xFDD0, 0xFDEF)) return "noncharacter";
  return {};
}

bool is_printable(char32_t value) {
  return why_not_printable(value).empty();
}

bool is_wide(char32_t value) {
  return between(value, 0x1100, 0x115F) || between(value, 0x2E80, 0x303E) ||
         between(value, 0x3041, 0x33FF) || between(value, 0x3400, 0x4DBF) ||
         between(value, 0x4E00, 0x9FFF) || between(value, 0xAC00, 0xD7A3) ||
         between(value, 0xF900, 0xFAFF) || between(value, 0xFE30, 0xFE4F) ||
         between(value, 0xFF00, 0xFF60) || between(value, 0xFFE0, 0xFFE6) ||
         between(value, 0x20000, 0x3FFFD);
}

}  // namespace attnfig
