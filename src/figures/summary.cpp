#include "figures/summary.h"

#include <algorithm>

namespace attnfig {
namespace marks = summary_marks;
namespace {

std::string description(const Plan& plan) {
  const Language& words = plan.words;
  std::string text = plain(plan.summary_title);
  for (std::size_t i = 0; i < plan.entries.size(); ++i) {
    const EntryPlan& entry = plan.entries[i];
    text += (i == 0 ? words.colon : words.comma) + plain(entry.label) + " ";
    if (!entry.detail.empty()) text += plain(entry.detail) + " = ";
    text += plain(entry.value);
  }
  return text + words.sentence_end;
}

}  // namespace

Picture summary_title(const Canvas& canvas, Align align, Length widest) {
  return text_block(canvas.plan.summary_title,
                    {marks::title, 0, canvas.metrics.text_size, Weight::regular}, widest, align);
}

Item draw_bar(const Canvas& canvas, std::size_t entry, Point at, Length longest) {
  Wide most = 1;
  for (const EntryPlan& other : canvas.plan.entries) most = std::max(most, other.amount);
  const auto room = static_cast<Wide>(longest.hundredths());
  const Wide length = (room * canvas.plan.entries[entry].amount + most / 2) / most;
  const Size size = {
      Length::hundredths(std::max<std::int64_t>(static_cast<std::int64_t>(length), 1)),
      canvas.metrics.bar_height};
  return {.mark = marks::bar,
          .accent = canvas.plan.entries[entry].accent,
          .shape = Box{{at, size}, Length()}};
}

Picture summary_card(const Canvas& canvas, const Grid& grid, const Picture& entries) {
  const Length padding = canvas.metrics.card_padding;
  const Size size = {grid.width(), entries.size.height + padding * 2};
  Picture card =
      picture({.mark = marks::card, .shape = Box{{{}, size}, canvas.metrics.panel_radius}}, size);
  place(card, entries, {Length(), padding});
  Picture under_panels;
  place(under_panels, labelled(card, plain(canvas.plan.summary_title), description(canvas.plan)),
        {grid.start, Length()});
  return under_panels;
}

}  // namespace attnfig
