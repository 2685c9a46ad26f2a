#pragma once

#include "figures/caches/caches.h"

namespace attnfig {

// Parts shared by the figures that compare caches.

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

namespace metric {

constexpr Metric card_padding = {"card_padding", 16, "inside the summary's edge"};
constexpr Metric entry_gap = {"entry_gap", 12, "between the summary's rows and columns"};
constexpr Metric bar_width = {"bar_width", 200, "of the longest bar"};
constexpr Metric bar_height = {"bar_height", 8, "of a bar"};

}  // namespace metric

constexpr Metric cache_metrics[] = {metric::card_padding, metric::entry_gap, metric::bar_width,
                                    metric::bar_height};

/// The input for drawing a figure of caches.
struct CacheInput : DrawInput {
  const CachePlan& caches;

  /// Space inside the card's edge: where panels are stacked, the card is one of them.
  Length card_padding() const {
    return metrics[is_stacked() ? metric::panel_padding : metric::card_padding];
  }
};

/// The summary's title in lines of at most a width.
Picture summary_title(const CacheInput& input, Align align, Length widest);

/// An entry's bar: its length relates to `longest` as its amount to the largest.
Item draw_bar(const CacheInput& input, std::size_t entry, Point at, Length longest);

/// The entries on a card under the panels.
Picture summary_card(const CacheInput& input, const Grid& grid, Picture entries);

}  // namespace attnfig
