#include "text/advance.h"

#include "text/utf8.h"

#include <algorithm>

namespace attnfig {

std::optional<int> advance(char32_t point, Weight weight) {
  // The table starts with all of printable ASCII, which is most of what is ever asked for.
  const bool ascii = U' ' <= point && point <= U'~';
  const Advance* end = advances + advance_count;
  const Advance* found =
      ascii ? advances + (point - U' ')
            : std::lower_bound(advances, end, point, [](const Advance& known, char32_t wanted) {
                return known.point < wanted;
              });
  if (found != end && found->point == point)
    return weight == Weight::bold ? found->bold : found->regular;
  if (0xAC00 <= point && point <= 0xD7A3) return units_per_em * 92 / 100;
  if (is_wide(point)) return units_per_em;
  return {};
}

}  // namespace attnfig
