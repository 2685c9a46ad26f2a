#include "properties/stack_rules.h"

#include "figures/caches/caches.h"

#include <fmt/format.h>

#include <algorithm>

namespace attnfig::properties {
namespace {

bool is_one_of(std::string_view mark, std::initializer_list<std::string_view> marks) {
  return std::find(marks.begin(), marks.end(), mark) != marks.end();
}

/// From the top of the highest item to the bottom of the lowest one.
struct Reach {
  Length top;
  Length bottom;

  void add(const Rect& rect) {
    top = std::min(top, rect.top());
    bottom = std::max(bottom, rect.bottom());
  }
};

Reach reach_of(Tier tier, const std::vector<Tile>& bands) {
  Reach reach{tier.front().texts.front().rect.top(), tier.front().texts.front().rect.bottom()};
  for (const View& panel : tier) {
    for (const TextLine& text : panel.texts) reach.add(text.rect);
    for (const Tile& tile : panel.tiles) reach.add(tile.rect);
  }
  for (const Tile& band : bands)
    if (reach.top < band.rect.top() && band.rect.top() < reach.bottom) reach.add(band.rect);
  return reach;
}

}  // namespace

Faults off_the_left_edge(const Page& page, const Metrics& metrics) {
  Faults faults;
  const Length edge = metrics[metric::margin];
  for (const TextLine& text : page.all.texts) {
    const bool on_page =
        is_one_of(text.mark, {"title", "claim", "panel-title", "subtitle", "caption", "note"});
    const bool on_card = is_one_of(text.mark, {"entry", "detail", "summary-title"});
    if ((on_page && text.rect.left() != edge) ||
        (on_card && text.rect.left() < edge + metrics[metric::card_padding]))
      faults.push_back(fmt::format("{} does not start at the left edge", to_text(text)));
  }
  return faults;
}

Faults unevenly_spaced(const Page& page, const Metrics& metrics) {
  // Lines of text are higher than their letters.
  constexpr Length leading = Length::px(4);
  Faults faults;
  const std::vector<Tile> bands = bands_of(page);
  const std::vector<Tier> tiers = tiers_of(page);
  for (std::size_t i = 1; i < tiers.size(); ++i) {
    const Length gap = reach_of(tiers[i], bands).top - reach_of(tiers[i - 1], bands).bottom;
    if (gap < metrics[metric::row_gap] || metrics[metric::row_gap] + leading < gap)
      faults.push_back(
          fmt::format("tier {} is {} below the one above", i + 1, attnfig::to_text(gap)));
  }
  return faults;
}

Faults misaligned_entries(const Page& page, const Paper& paper) {
  Faults faults;
  for (const View& card : page.cards) {
    const std::vector<Tile> grounds = tiles_of(card, {"card"});
    if (grounds.size() != 1) return {"a summary is not one card"};
    const Length padding = paper.metrics[metric::card_padding];
    const Length left = grounds.front().rect.left() + padding;
    Length right = grounds.front().rect.right() - padding;
    for (const TextLine& text : card.texts)
      if (!paper.is_stacked && text.mark == "amount") right = text.rect.right();
    for (const TextLine& text : card.texts) {
      if (is_one_of(text.mark, {"entry", "summary-title"}) && text.rect.left() != left)
        faults.push_back(fmt::format("{} does not start at the left edge", to_text(text)));
      if (text.mark == "amount" && !is_near(text.rect.right(), right))
        faults.push_back(fmt::format("{} does not end with the others", to_text(text)));
    }
  }
  return faults;
}

}  // namespace attnfig::properties
