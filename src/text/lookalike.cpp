#include "text/lookalike.h"

#include <fmt/format.h>

#include <algorithm>

namespace attnfig {
namespace {

/// Characters in a row that look like characters in a row.
struct Row {
  char32_t first;
  std::string_view ascii;
};

// Full-width forms are all of ASCII (Unicode 15, the block U+FF00), and are computed. Letters are
// those of Greek and Cyrillic that fonts draw like Latin ones (Unicode's confusables.txt). A
// question mark stands where a letter looks like none.
constexpr Row rows[] = {
    {0x00A0, " "},  // no-break space
    {0x00AB, "\""},
    {0x00BB, "\""},
    {0x0391, "AB??EZH?IK?MN?O?P??TY?X"},  // Greek capitals from alpha on
    {0x03BF, "op"},                       // omicron, rho
    {0x0405, "S"},
    {0x0406, "I"},
    {0x0408, "J"},
    {0x0410, "A?B??E????K?MHO?PCT??X"},  // Cyrillic capitals
    {0x0430, "a????e????????o?pc?y?x"},  // and small letters
    {0x0455, "s"},
    {0x0456, "i"},
    {0x0458, "j"},
    {0x04BB, "h"},
    {0x0501, "d"},
    {0x051B, "q"},
    {0x051D, "w"},
    {0x2000, "           "},  // spaces of other widths
    {0x2010, "------"},       // hyphens and dashes
    {0x2018, "'''"},          // quotes
    {0x201C, "\"\"\""},
    {0x202F, " "},
    {0x205F, " "},
    {0x2212, "-"},
    {0x3000, " ,."},
    {0x300C, "\"\"\"\"[]"},
    {0x3014, "[]"},
};

constexpr char32_t full_width_first = 0xFF01;
constexpr char32_t full_width_last = 0xFF5E;

}  // namespace

char lookalike_of(char32_t point) {
  if (full_width_first <= point && point <= full_width_last)
    return static_cast<char>(point - full_width_first + '!');
  for (const Row& row : rows) {
    if (point < row.first || row.first + row.ascii.size() <= point) continue;
    const char like = row.ascii[point - row.first];
    return like == '?' ? '\0' : like;
  }
  return '\0';
}

std::string in_ascii(std::string_view text) {
  std::string result;
  for (Utf8 walk(text); !walk.done();) {
    const CodePoint point = walk.next();
    const char like = lookalike_of(point.value);
    if (like == '\0') {
      result += point.bytes;
    } else {
      result += like;
    }
  }
  return result;
}

std::string name_lookalike(const CodePoint& point) {
  const char like = lookalike_of(point.value);
  const std::string meant = like == ' '   ? "a space"
                            : like == '"' ? "a straight quote"
                                          : fmt::format("\"{}\"", like);
  return fmt::format("\"{}\" is U+{:04X}, not {}", point.bytes, static_cast<unsigned>(point.value),
                     meant);
}

std::string name_lookalike_in(std::string_view text) {
  for (Utf8 walk(text); !walk.done();) {
    const CodePoint point = walk.next();
    if (point.valid && lookalike_of(point.value) != '\0') return name_lookalike(point);
  }
  return {};
}

}  // namespace attnfig
