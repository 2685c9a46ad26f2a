#include "figures/summary.h"

#include <algorithm>

namespace attnfig {
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

Picture summary_title(const Canvas& canvas, Align align, Length x) {
  const Metrics& metrics = canvas.metrics;
  const Picture title =
      text_block(canvas.plan.summary_title, {Part::summary_title, 0, metrics.text_size, Weight::regular},
                 metrics.text_width * 2, align);
  Picture top;
  place(top, title, {align == Align::middle ? x - title.size.width / 2 : x, Length()});
  return top;
}

Item draw_bar(const Canvas& canvas, std::size_t entry, Point at, Length longest) {
  Wide most = 1;
  for (const EntryPlan& other : canvas.plan.entries) most = std::max(most, other.amount);
  const auto room = static_cast<Wide>(longest.hundredths());
  const Wide length = (room * canvas.plan.entries[entry].amount + most / 2) / most;
  const Size size = {Length::hundredths(std::max<std::int64_t>(static_cast<std::int64_t>(length), 1)),
                     canvas.metrics.bar_height};
  return {.part = Part::bar, .accent = static_cast<int>(entry) + 1, .shape = Box{{at, size}, Length()}};
}

Picture summary_card(const Canvas& canvas, const Picture& entries, Length width) {
  const Length padding = canvas.metrics.card_padding;
  const Size size = {width, entries.size.height + padding * 2};
  Picture card = picture({.part = Part::card, .shape = Box{{{}, size}, canvas.metrics.panel_radius}}, size);
  place(card, entries, {Length(), padding});
  return labelled(card, plain(canvas.plan.summary_title), description(canvas.plan));
}

}  // namespace attnfig
