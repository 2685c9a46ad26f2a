#include "text/advance.h"

#include "text/utf8.h"

#include <algorithm>

namespace attnfig {
namespace {

constexpr int code_advance = 1229;

int in_face(const Advance& advance, const Face& face) {
  if (face.family == Family::code) return code_advance;
  if (face.slant == Slant::italic)
    return face.weight == Weight::bold ? advance.bold_italic : advance.italic;
  return face.weight == Weight::bold ? advance.bold : advance.regular;
}

}  // namespace

std::optional<int> advance(char32_t point, const Face& face) {
  // The table starts with printable ASCII, which most texts consist of.
  const bool ascii = U' ' <= point && point <= U'~';
  const Advance* end = advances + advance_count;
  const Advance* found =
      ascii ? advances + (point - U' ')
            : std::lower_bound(advances, end, point, [](const Advance& known, char32_t wanted) {
                return known.point < wanted;
              });
  if (found != end && found->point == point) return in_face(*found, face);
  if (0xAC00 <= point && point <= 0xD7A3) return units_per_em * 92 / 100;
  if (is_wide(point)) return units_per_em;
  return {};
}

}  // namespace attnfig
