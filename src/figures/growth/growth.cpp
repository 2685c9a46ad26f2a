// Caches against their context.

#include "figures/growth/growth.h"

#include "figures/growth/marks.h"
#include "figures/growth/words.h"
#include "model/number_text.h"
#include "model/result.h"
#include "spec/answers.h"
#include "spec/finished_panel.h"

namespace attnfig {
namespace marks = growth_marks;
namespace {

/// The curve of a panel; the first panel holds the axes.
const CurvePlan* curve_of(const FinishedPanel& panel, const GrowthPlan& plan) {
  return panel.index() == 0 ? nullptr : &plan.curves[panel.index() - 1];
}

/// "2 ", by which a narrow figure says which curve is which; empty: names stand at the ends.
std::string number_of(const FinishedPanel& panel) {
  const std::string number = digits(panel.index());
  for (const Item& item : panel.group.items)
    if (item.mark == marks::name && plain(std::get<Label>(item.shape).text) == number)
      return number + " ";
  return {};
}

std::string describe_axes(const FinishedPanel& panel, const GrowthPlan& plan) {
  const Words& words = panel.words;
  std::string ticks;
  for (const Item& item : panel.group.items)
    if (item.mark == marks::tick)
      ticks += (ticks.empty() ? "" : words[word::comma]) + plain(std::get<Label>(item.shape).text);
  std::string text = plain(plan.heading);
  if (!text.empty()) text += words[word::comma];
  text += words[word::growth_tokens] + words[word::sentence_end];
  text += with_text(words[word::axis_ticks], ticks) + words[word::sentence_end];
  for (const CapacityPlan& capacity : plan.capacities)
    text += plain(said_of(words, capacity)) + words[word::sentence_end];
  return text;
}

/// "Llama: 16,384 tokens fill 80 GiB".
std::string told(const Words& words, const CurvePlan& curve, const std::vector<RichText>& facts) {
  std::string text = plain(curve.label);
  std::string_view before = words[word::colon];
  for (const RichText& fact : facts) {
    text += std::string(before) + plain(fact);
    before = words[word::comma];
  }
  return text;
}

std::vector<NumberName> numbers_of(const std::any& content) {
  std::vector<NumberName> all;
  const auto add = [&](const RichText& text) {
    for (NumberName& number : numbers_in(text)) all.push_back(std::move(number));
  };
  for (const CurvePlan& curve : std::any_cast<const GrowthPlan&>(content).curves) {
    for (const RichText& note : curve.notes) add(note);
    for (const Crossing& crossing : curve.crossings) add(crossing.said);
    add(curve.start);
    add(curve.end);
  }
  return all;
}

constexpr FigureKind make_kind() {
  FigureKind kind = figure_kind<GrowthBlock, GrowthPlan, plan_growth, dump_growth, prepare_growth,
                                describe_growth>(
      {.name = "growth",
       .about = "caches against their context, and where they fill a device",
       .words = growth_words_of_axes,
       .metrics = growth_metrics,
       .marks = growth_marks::all});
  kind.tell = tell_of_growth;
  kind.table_of = growth_table;
  kind.layout_numbers = numbers_of;
  return kind;
}

}  // namespace

const FigureKind growth = make_kind();

RichText said_of(const Words& words, const CapacityPlan& capacity) {
  RichText text = capacity.amount;
  if (capacity.device.empty()) return text;
  append(text, words[word::colon], {});
  for (const Run& run : capacity.device) append(text, run.text, run.style);
  return text;
}

std::string describe_growth(const FinishedPanel& panel, const GrowthPlan& plan) {
  const CurvePlan* curve = curve_of(panel, plan);
  if (curve == nullptr) return describe_axes(panel, plan);
  std::vector<RichText> facts = {curve->start, curve->end};
  for (const RichText& note : curve->notes)
    if (note != curve->end) facts.push_back(note);
  return number_of(panel) + told(panel.words, *curve, facts) + panel.words[word::sentence_end];
}

std::string tell_of_growth(const FinishedPanel& panel, const std::any& content, const Item& item) {
  const auto& plan = std::any_cast<const GrowthPlan&>(content);
  const CurvePlan* curve = curve_of(panel, plan);
  if (item.mark == marks::capacity && !item.stands_for.empty())
    return plain(said_of(panel.words,
                         plan.capacities[static_cast<std::size_t>(item.stands_for[0].number) - 1]));
  if (curve == nullptr) return {};
  if (item.mark == marks::curve) return told(panel.words, *curve, {curve->start, curve->end});
  if (item.mark != marks::dot) return {};
  for (const Crossing& crossing : curve->crossings)
    if (item.about == Meaning{"capacity", static_cast<int>(crossing.capacity) + 1})
      return told(panel.words, *curve, {crossing.said}) + "\n" +
             derivation_of(panel.plan, crossing.said);
  return told(panel.words, *curve, {curve->end});
}

std::vector<std::vector<std::string>> growth_table(const Plan&, const std::any& content) {
  const auto& plan = std::any_cast<const GrowthPlan&>(content);
  std::vector<std::vector<std::string>> rows = {{plain(plan.heading)}};
  for (const UInt128 tokens : plan.contexts)
    rows.push_back({to_text(Count{tokens}, "short").value()});
  std::size_t most_notes = 0;
  for (const CurvePlan& curve : plan.curves) most_notes = std::max(most_notes, curve.notes.size());
  rows.resize(rows.size() + most_notes, {""});
  for (const CurvePlan& curve : plan.curves) {
    std::size_t row = 0;
    rows[row++].push_back(plain(curve.label));
    for (const RichText& amount : curve.amounts) rows[row++].push_back(plain(amount));
    for (const RichText& note : curve.notes) rows[row++].push_back(plain(note));
    while (row < rows.size()) rows[row++].emplace_back();
  }
  return rows;
}

}  // namespace attnfig
