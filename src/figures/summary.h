#pragma once

#include "figures/figure.h"

namespace attnfig {

// What the figures that compare caches have in common.

/// The summary's title in lines of at most a width.
Picture summary_title(const Canvas& canvas, Align align, Length widest);

/// An entry's bar: as long against `longest` as its amount against the largest.
Item draw_bar(const Canvas& canvas, std::size_t entry, Point at, Length longest);

/// The entries on a card under the panels, described in sentences.
Picture summary_card(const Canvas& canvas, const Grid& grid, const Picture& entries);

}  // namespace attnfig
