#include "figures/caches/card.h"

#include "spec/finished_panel.h"

#include <algorithm>

namespace attnfig {
namespace marks = summary_marks;
Picture summary_title(const CacheInput& input, Align align, Length widest) {
  return text_block(input.caches.title,
                    {marks::title, 0, input.metrics[metric::text_size], Weight::regular}, widest,
                    align);
}

Item draw_bar(const CacheInput& input, std::size_t entry, Point at, Length longest) {
  UInt128 most = 1;
  for (const EntryPlan& other : input.caches.entries) most = std::max(most, other.amount);
  const auto room = static_cast<UInt128>(longest.hundredths());
  const UInt128 length = (room * input.caches.entries[entry].amount + most / 2) / most;
  const Size size = {
      Length::hundredths(std::max<std::int64_t>(static_cast<std::int64_t>(length), 1)),
      input.metrics[metric::bar_height]};
  return {.mark = marks::bar,
          .accent = input.caches.entries[entry].accent,
          .shape = Box{{at, size}, Length()}};
}

Picture summary_card(const CacheInput& input, const Grid& grid, Picture entries) {
  const Length padding = input.card_padding();
  const Size size = {grid.width(), entries.size.height + padding * 2};
  Picture card = picture(
      {.mark = marks::card, .shape = Box{{{}, size}, input.metrics[metric::panel_radius]}}, size);
  place(card, std::move(entries), {Length(), padding});
  Picture under_panels;
  place(under_panels, as_panel(std::move(card), plain(input.caches.title), 0),
        {grid.start, Length()});
  return under_panels;
}

std::string describe_caches(const FinishedPanel& panel, const CachePlan& plan) {
  const Words& words = panel.words;
  std::string text = plain(plan.title) + words[word::colon];
  for (std::size_t i = 0; i < plan.entries.size(); ++i) {
    const EntryPlan& entry = plan.entries[i];
    text += (i == 0 ? "" : words[word::comma]) + plain(entry.label) + " ";
    if (!entry.detail.empty()) text += plain(entry.detail) + " = ";
    text += plain(entry.value);
  }
  return text + words[word::sentence_end];
}

}  // namespace attnfig
