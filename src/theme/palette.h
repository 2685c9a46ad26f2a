#pragma once

#include "scene/scene.h"
#include "theme/theme.h"

namespace attnfig {

/// Nothing, a pair of colours, or one of the item's accent.
struct Ink {
  enum class Kind { none, pair, accent, tint };
  Kind kind = Kind::none;
  ColourPair pair = {};

  friend bool operator==(const Ink&, const Ink&) = default;
};

/// A fill with a hatch over it, and the name of its role.
struct HatchedFill {
  std::string_view name;
  Hatch hatch;
  ColourPair under;

  friend bool operator==(const HatchedFill&, const HatchedFill&) = default;
};

/// How a part is painted.
struct Paint {
  Ink fill = {};
  Ink stroke = {};
  std::string dash = {};
  std::optional<HatchedFill> hatched = {};  // in place of the fill
  Ink halo = {};                            // around letters, which hold a hatch off

  friend bool operator==(const Paint&, const Paint&) = default;
};

/// The paints of all parts and the colours of words. A palette cannot move anything.
struct Palette {
  std::array<Paint, parts.size()> paints;
  std::vector<Accent> accents;
  std::array<ColourPair, attnfig::tones.size() + 1> tones;  // of words, by Tone

  const ColourPair& tone(Tone tone) const { return tones[static_cast<std::size_t>(tone)]; }
  const Paint& paint(Part part) const { return paints[static_cast<std::size_t>(part)]; }

  friend bool operator==(const Palette&, const Palette&) = default;
};

Palette palette_of(const Theme& theme);

}  // namespace attnfig
