// Makes the masks of a grid at the drawn and at the real size, and fills their texts.

#include "figures/mask_grid/phrases.h"
#include "figures/mask_grid/planner.h"
#include "model/number_text.h"

#include <fmt/ranges.h>

#include <algorithm>
#include <map>

namespace attnfig {
namespace {

constexpr std::size_t most_series = 6;

MaskNumbers numbers_of(const Mask& mask) {
  return {.scores = scores(mask),
          .by_reason = scores_by_reason(mask),
          .causal = causal_scores(mask),
          .pairs = all_pairs(mask),
          .last_keys = last_keys_read(mask),
          .cached = cached_keys(mask)};
}

/// A text that shows a number of the figure.
RichText shown(std::string text, const std::string& subject, const FigureQuantity& quantity) {
  return {{.text = std::move(text), .numbers = {{subject, std::string(quantity.name)}}}};
}

MaskTexts texts_of(const Words& words, const std::string& name, const SizedMask& sized,
                   const mask_quantity::OfSize& size) {
  const MaskNumbers& numbers = sized.numbers;
  const Scores whole = numbers.is_causal() ? *numbers.causal : numbers.pairs;
  const std::string share = percent(numbers.scores.count(), whole.count()) + "\u00A0%";
  const std::string last = with_text(words[mask_word::last_query],
                                     grouped(sized.mask.area.offset + sized.mask.area.queries));
  MaskTexts texts;
  texts.scores =
      shown(with_count(words[mask_word::scores], numbers.scores.count()), name, size.scores);
  texts.share =
      shown(with_text(words[numbers.is_causal() ? mask_word::of_causal : mask_word::of_all], share),
            name, size.share);
  if (!numbers.cached) return texts;
  texts.last_query = shown(with_count(last, numbers.last_keys.count()), name, size.last);
  texts.cached =
      shown(with_count(words[mask_word::cached], numbers.cached->count()), name, size.cached);
  return texts;
}

/// Numbers of the real size that no mask has.
void report_unused(const Saying& say, const MaskGridBlock& block) {
  if (!block.at) return;
  for (const Key& key : block.at->stated) {
    const bool used = std::any_of(
        block.masks.all.begin(), block.masks.all.end(), [&](const NamedValue<MaskSpec>& mask) {
          return std::any_of(mask.value.stated.begin(), mask.value.stated.end(),
                             [&](const Key& own) { return own.text == key.text; });
        });
    if (is_rule(key.text) && !used)
      say.report(key.offset, fmt::format("no mask here has {}", key.text),
                 "at replaces numbers that masks state");
  }
}

/// Gives reasons their colours: one for those that bound a mask, and one for each other kind, in
/// the order in which they appear.
void colour(const Saying& say, const MaskGridBlock& block, MaskGridPlan& plan) {
  std::map<std::string_view, int> series;
  for (MaskPanel& panel : plan.panels)
    for (const std::string_view kind : colour_kinds(panel.drawn.mask)) {
      const int next = static_cast<int>(series.size()) + 1 + (series.contains(bound_kind) ? 0 : 1);
      const int own = kind == bound_kind ? 1 : next;
      panel.series.push_back(series.emplace(kind, own).first->second);
    }
  if (most_series < series.size())
    say.report(block.masks.all.front().name.offset,
               fmt::format("these masks have {} kinds of reasons, and {} colours tell them apart",
                           series.size(), most_series),
               "spread them over several figures");
}

/// The numbers at the real size, a row a mask that has some.
std::optional<BarCard> real_card(Saying& say, const MaskGridBlock& block,
                                 const MaskGridPlan& plan) {
  if (!block.at) return {};
  BarCard card{.title = block.at->title ? say.say("title", *block.at->title, {})
                                        : RichText{{with_count(say.words()[mask_word::at_size],
                                                               block.at->tokens.count)}},
               .rows = {}};
  for (const MaskPanel& panel : plan.panels) {
    if (!panel.real) continue;
    const MaskTexts& texts = panel.real->texts;
    RichText detail = {{joined(say.words(), panel.real->reasons)}};
    for (const RichText* text : {&texts.share, &texts.cached}) {
      if (text->empty()) continue;
      append(detail, say.words()[word::comma], {});
      detail.insert(detail.end(), text->begin(), text->end());
    }
    const UInt128 count = panel.real->numbers.scores.count();
    card.rows.push_back({.label = panel.label,
                         .detail = std::move(detail),
                         .value = shown(grouped(count), panel.name, mask_quantity::real_scores),
                         .amount = count});
  }
  if (card.rows.empty()) return {};
  return card;
}

}  // namespace

SizedMask sized_mask(const Words& words, const std::string& name, const Mask& mask,
                     const mask_quantity::OfSize& size) {
  SizedMask sized{.mask = mask,
                  .numbers = numbers_of(mask),
                  .reasons = reason_phrases(words, mask),
                  .texts = {}};
  sized.texts = texts_of(words, name, sized, size);
  return sized;
}

std::optional<MaskGridPlan> plan_mask_grid(Saying& say, const MaskGridBlock& block) {
  MaskPlanner planner{say, block};
  for (const NamedValue<MaskSpec>& mask : block.masks.all) planner.add(mask);
  report_unused(say, block);
  MaskGridPlan plan{.panels = std::move(planner.panels)};
  if (plan.panels.empty()) return {};
  colour(say, block, plan);
  plan.real = real_card(say, block, plan);
  return plan;
}

std::string dump_mask_grid(const Plan&, const MaskGridPlan& plan) {
  std::string text;
  const auto add = [&](std::string_view indent, const SizedMask& sized) {
    text += fmt::format("{}{}\n{}\"{}\" \"{}\" \"{}\" \"{}\"\n", indent, dump(sized.mask), indent,
                        markup(sized.texts.scores), markup(sized.texts.share),
                        markup(sized.texts.last_query), markup(sized.texts.cached));
  };
  for (const MaskPanel& panel : plan.panels) {
    text += fmt::format("mask {} \"{}\" \"{}\"\n", panel.name, markup(panel.label),
                        markup(panel.subtitle));
    add("  ", panel.drawn);
    for (const auto* labels : {&panel.query_labels, &panel.key_labels})
      if (!labels->empty()) text += fmt::format("  {}\n", fmt::join(*labels, " "));
    for (const Weights& query : panel.weights) {
      text += "  weights";
      for (const KeyWeight& weight : query) text += " " + to_text(weight);
      text += '\n';
    }
    if (panel.real) add("  real ", *panel.real);
  }
  if (plan.real) text += fmt::format("real \"{}\"\n", markup(plan.real->title));
  return text;
}

}  // namespace attnfig
