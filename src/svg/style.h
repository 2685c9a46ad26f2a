#pragma once

#include "scene/scene.h"
#include "theme/palette.h"

#include <string>

namespace attnfig {

/// Whether neighbours are written together: they look alike, are shapes of one kind, and stand for
/// things of the same kinds.
bool is_alike(const Item& one, const Item& other);

/// A colour as CSS spells it shortest: "#def" for "#ddeeff".
std::string css(Colour colour);

/// "query-head", or "caption a2" where an accent decides the colour.
std::string class_of(const Palette& palette, const Item& item);

/// "tone-latent": of words that have a tone's colour.
std::string class_of(Tone tone);

/// The rules of a figure's style element: how text is set, and the dark colours of the marks that
/// occur.
std::string stylesheet(const Scene& scene, const Palette& palette);

}  // namespace attnfig
