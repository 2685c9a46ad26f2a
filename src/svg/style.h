#pragma once

#include "scene/scene.h"
#include "theme/palette.h"

#include <string>
#include <vector>

namespace attnfig {

/// Whether neighbours are written together: they look alike, are shapes of one kind, and stand for
/// things of the same kinds.
bool is_alike(const Item& one, const Item& other);

/// A colour as CSS spells it shortest: "#def" for "#ddeeff".
std::string css(Colour colour);

/// "query-head", or "cell cell-2" where a series decides the colour, "query-head query-head-faint"
/// where a prominence does.
std::string class_of(const Palette& palette, const Item& item);

/// "tone-latent": for words in a tone's colour.
std::string class_of(Tone tone);

/// The rules of a figure's style element: the setting of text, and the dark colours of the marks
/// that occur.
std::string stylesheet(const Scene& scene, const Palette& palette,
                       const std::vector<HatchedFill>& hatches, std::string_view background);

/// What it says of texts, as declarations.
std::string text_rules(const Scene& scene);

/// The class of a background.
constexpr std::string_view page_class = "page";

}  // namespace attnfig
