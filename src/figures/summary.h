#pragma once

#include "figures/figure.h"

namespace attnfig {

// What the figures that compare caches have in common.

namespace summary_marks {

constexpr Mark text(std::string_view name, Ink ink) {
  return {.name = name, .fill = ink, .on = Ink::card, .is_text = true};
}

constexpr Mark card = {.name = "card", .fill = Ink::card, .edge = Ink::card_edge};
constexpr Mark title = text("summary-title", Ink::quiet);
constexpr Mark entry = text("entry", Ink::accent);
constexpr Mark amount = text("amount", Ink::accent);
constexpr Mark detail = text("detail", Ink::quiet);
constexpr Mark bar = {.name = "bar", .fill = Ink::accent, .on = Ink::card};

constexpr Mark all[] = {card, title, entry, amount, detail, bar};

}  // namespace summary_marks

/// The summary's title in lines of at most a width.
Picture summary_title(const Canvas& canvas, Align align, Length widest);

/// An entry's bar: as long against `longest` as its amount against the largest.
Item draw_bar(const Canvas& canvas, std::size_t entry, Point at, Length longest);

/// The entries on a card under the panels, described in sentences.
Picture summary_card(const Canvas& canvas, const Grid& grid, const Picture& entries);

}  // namespace attnfig
