#pragma once

#include "scene/mark.h"
#include "theme/theme.h"

namespace attnfig {

/// A fill with a hatch over it, and the name of its role.
struct HatchedFill {
  std::string_view name;
  Hatch hatch;
  ColourPair under;

  friend bool operator==(const HatchedFill&, const HatchedFill&) = default;
};

/// How an item is painted.
struct Paint {
  std::optional<ColourPair> fill = {};
  std::optional<ColourPair> edge = {};
  std::string dash = {};
  std::optional<HatchedFill> hatched = {};  // in place of the fill
  std::optional<ColourPair> halo = {};      // around letters, which holds a hatch off
  /// What in its fill is the accent's: none, its ink or its tint.
  Ink accented = Ink::none;
};

/// The colours of a theme. A palette cannot move anything.
class Palette {
 public:
  explicit Palette(const Theme& theme) : theme_(theme) {}

  /// How a mark is painted whose accent is one of the theme's, from 1.
  Paint paint(const Mark& mark, int accent) const;
  /// Of an ink, of which there may be one an accent.
  std::optional<ColourPair> colours(Ink ink, int accent) const;
  /// Of words.
  const ColourPair& tone(Tone tone) const;

 private:
  std::optional<HatchedFill> hatched(Ink fill) const;

  const Theme& theme_;
};

}  // namespace attnfig
