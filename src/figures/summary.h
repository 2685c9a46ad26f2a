#pragma once

#include "figures/figure.h"

namespace attnfig {

// What the figures that compare caches have in common.

/// The summary's title, at x or centred on it; the picture ends where the entries may start.
Picture summary_title(const Canvas& canvas, Align align, Length x);

/// An entry's bar: as long against `longest` as its amount against the largest.
Item draw_bar(const Canvas& canvas, std::size_t entry, Point at, Length longest);

/// The entries on a card of a width, described in sentences.
Picture summary_card(const Canvas& canvas, const Picture& entries, Length width);

}  // namespace attnfig
