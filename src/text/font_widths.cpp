#include "text/font_widths.h"

#include "text/utf8.h"

#include <algorithm>

namespace attnfig {
namespace {

std::uint32_t in_face(const Advance& advance, const Face& face) {
  if (face.slant == Slant::italic)
    return face.weight == Weight::bold ? advance.bold_italic : advance.italic;
  return face.weight == Weight::bold ? advance.bold : advance.regular;
}

}  // namespace

std::optional<int> FontWidths::advance(char32_t point, const Face& face) const {
  // Fonts start with printable ASCII, which most texts consist of.
  const std::size_t guess = point - U' ';
  const auto found = guess < advances_.size() && advances_[guess].point == point
                         ? advances_.begin() + static_cast<std::ptrdiff_t>(guess)
                         : std::lower_bound(advances_.begin(), advances_.end(), point,
                                            [](const Advance& known, char32_t wanted) {
                                              return known.point < wanted;
                                            });
  if (found == advances_.end() || found->point != point) return {};
  return face.family == Family::code ? code_ : static_cast<int>(in_face(*found, face));
}

const FontWidths& liberation_sans() {
  static const FontWidths font = [] {
    const BuiltInFont built_in = built_in_font();
    return FontWidths({built_in.advances.begin(), built_in.advances.end()}, built_in.code);
  }();
  return font;
}

std::optional<int> advance(const FontWidths& font, char32_t point, const Face& face) {
  if (const std::optional<int> own = font.advance(point, face)) return own;
  if (const std::optional<int> other = liberation_sans().advance(point, face)) return other;
  if (0xAC00 <= point && point <= 0xD7A3) return units_per_em / 100 * 92;
  if (is_wide(point)) return units_per_em;
  return {};
}

std::optional<int> advance(char32_t point, const Face& face) {
  return advance(liberation_sans(), point, face);
}

}  // namespace attnfig
