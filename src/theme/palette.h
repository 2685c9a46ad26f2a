#pragma once

#include "scene/scene.h"
#include "theme/theme.h"

namespace attnfig {

/// A fill with a hatch over it, and the name of its role.
struct HatchedFill {
  std::string_view name;
  Hatch hatch;
  ColourPair under;

  friend bool operator==(const HatchedFill&, const HatchedFill&) = default;
};

/// The paint of an item.
struct Paint {
  std::optional<ColourPair> fill = {};
  std::optional<ColourPair> edge = {};
  std::string dash = {};
  std::optional<HatchedFill> hatched = {};  // in place of the fill
  std::optional<ColourPair> halo = {};      // around letters, which keeps a hatch away from them
  bool of_series = false;                   // fill or edge is a series' own
  std::optional<Length> edge_width = {};    // none: that of all edges
};

/// The colours of a theme. A palette cannot move anything.
class Palette {
 public:
  explicit Palette(const Theme& theme) : theme_(theme) {}

  Paint paint(const Item& item) const;
  /// The colours of an ink, which may be a series' own.
  std::optional<ColourPair> colours(Ink ink, int series) const;
  /// The colours of words with a tone.
  const ColourPair& tone(Tone tone) const;

 private:
  Paint paint(const Mark& mark, int series) const;
  std::optional<HatchedFill> hatched(const Mark& mark) const;

  const Theme& theme_;
};

}  // namespace attnfig
