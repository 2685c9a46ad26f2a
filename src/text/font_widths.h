#pragma once

#include "text/rich_text.h"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace attnfig {

/// Widths are counted in so many units an em, of which those of fonts are whole multiples: fonts
/// have 1,000, 1,024, 2,000 or 2,048.
constexpr int units_per_em = 2'048'000;

/// How far one character moves the pen, in these units.
struct Advance {
  char32_t point;
  std::uint32_t regular;
  std::uint32_t bold;
  std::uint32_t italic;
  std::uint32_t bold_italic;

  friend bool operator==(const Advance&, const Advance&) = default;
};

/// The advance widths of a font's letters, as a file of templates/fonts has them.
/// Those of a theme are named by it.
class FontWidths {
 public:
  /// `advances` are sorted by code point; `code` is the width of each letter of the font for code.
  FontWidths(std::vector<Advance> advances, int code)
      : advances_(std::move(advances)), code_(code) {}

  /// The advance of a character in units, or nothing if the font lacks it.
  std::optional<int> advance(char32_t point, const Face& face) const;

  const std::vector<Advance>& advances() const { return advances_; }
  int code() const { return code_; }

 private:
  std::vector<Advance> advances_;
  int code_ = 0;
};

/// Latin, Greek, punctuation, arrows and mathematics as in Liberation Sans, metric-compatible with
/// Arial and Helvetica, and in code as in Liberation Mono (Courier New, Cousine).
const FontWidths& liberation_sans();

/// The advance of a character in units, or nothing if it is unknown. A letter that the font lacks
/// is set in another one: in Liberation Sans, if that has it; Han, Kana and full-width forms take 1
/// em, Hangul 0.92 em.
std::optional<int> advance(const FontWidths& font, char32_t point, const Face& face);

/// The same in Liberation Sans.
std::optional<int> advance(char32_t point, const Face& face);

/// What the built-in font was measured at: attnfig_embed writes this.
struct BuiltInFont {
  std::span<const Advance> advances;
  int code = 0;
};
BuiltInFont built_in_font();

}  // namespace attnfig
