#pragma once

#include "scene/scene.h"
#include "theme/palette.h"

#include <string>

namespace attnfig {

/// What neighbouring items have in common that are written together: they look alike, are shapes of
/// one kind, and stand for as much.
struct Style {
  Part part;
  int accent = 0;
  std::size_t shape = 0;  // which alternative of Item::shape
  bool of_head = false;
  bool of_group = false;
  bool of_layer = false;
  Anchor anchor = Anchor::start;
  Length size = {};
  Weight weight = Weight::regular;

  friend bool operator==(const Style&, const Style&) = default;
};

Style style_of(const Item& item);

/// The colours of one ink for an item, or null for none.
const ColourPair* colours(const Palette& palette, const Ink& ink, int accent);

/// A colour as CSS spells it shortest: "#def" for "#ddeeff".
std::string css(Colour colour);

/// "query-head", or "caption a2" where an accent decides the colour.
std::string class_of(const Palette& palette, const Style& style);

/// "tone-latent": of words that have a tone's colour.
std::string class_of(Tone tone);

/// The rules of a figure's style element: how text is set, and the dark colours of the parts that
/// occur.
std::string stylesheet(const Scene& scene, const Palette& palette);

}  // namespace attnfig
