#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace attnfig {

struct CodePoint {
  char32_t value = 0;
  std::string_view bytes;
  bool valid = true;  // false: `value` is the first byte of an ill-formed sequence of one byte
};

/// Walks over text one code point at a time. Overlong forms, surrogates and values above U+10FFFF
/// are ill-formed (Unicode 15, table 3-7).
class Utf8 {
 public:
  explicit Utf8(std::string_view text) : rest_(text) {}
  bool done() const { return rest_.empty(); }
  CodePoint next() {
    const auto lead = static_cast<unsigned char>(rest_.front());
    if (0x80 <= lead) return next_of_several();
    const CodePoint point{.value = lead, .bytes = rest_.substr(0, 1)};
    rest_.remove_prefix(1);
    return point;
  }

 private:
  /// The next code point, if it is not ASCII.
  CodePoint next_of_several();

  std::string_view rest_;
};

/// The number of bytes at the start of a text that are printable ASCII, one character each.
std::size_t ascii_length(std::string_view text);

/// The bytes of one code point.
std::string to_utf8(char32_t value);

/// A character that a text may hold: no control, no bidirectional control, no noncharacter, no line
/// separator, no byte order mark.
bool is_printable(char32_t value);

/// The reason why a character is not printable, such as "bidirectional control".
std::string_view why_not_printable(char32_t value);

/// Han, Kana, Hangul and full-width forms.
bool is_wide(char32_t value);

}  // namespace attnfig
