#include "annotate/annotate.h"

#include "model/derivation.h"
#include "model/number_text.h"
#include "report/exact.h"
#include "spec/answers.h"
#include "spec/finished_panel.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace attnfig {
namespace {

/// The figure that a group is a panel of; null: it is none.
const FigurePlan* figure_of(const FinishedPanel& panel) {
  const std::optional<PanelIndex>& place = panel.group.panel;
  return place ? &panel.plan.figures[place->figure] : nullptr;
}

/// What the figure that an item belongs to tells of it.
std::string told_of(const FinishedPanel& panel, const Item& item) {
  const FigurePlan* figure = figure_of(panel);
  if (figure == nullptr || figure->kind->tell == nullptr) return {};
  return figure->kind->tell(panel, figure->content, item);
}

/// The number by which the figure of a panel compares layouts, if a text shows one such.
std::optional<NumberName> compared(const FinishedPanel& panel, const RichText& text) {
  const FigurePlan* figure = figure_of(panel);
  if (figure == nullptr || figure->kind->quantity == nullptr) return {};
  const std::string& quantity = figure->kind->quantity(figure->content)->name;
  std::vector<NumberName> numbers = numbers_in(text);
  std::erase_if(numbers, [&](const NumberName& one) { return one.quantity != quantity; });
  if (numbers.size() != 1) return {};
  return numbers.front();
}

/// The fields that an answer follows from, each once. What is no field of a spec, such as the bits
/// of bf16, has a name of several words.
std::string fields_of(const Answer& answer) {
  std::vector<std::string> fields;
  for (const Expression& given : inputs_of(answer)) {
    const Origin::Kind origin = given.origin().kind;
    const bool is_field = (origin == Origin::Kind::spec || origin == Origin::Kind::fallback) &&
                          given.name().find(' ') == std::string::npos;
    std::string field = given.name() + "=" + digits(given.value());
    if (is_field && std::find(fields.begin(), fields.end(), field) == fields.end())
      fields.push_back(std::move(field));
  }
  return fmt::format("{}", fmt::join(fields, " "));
}

std::vector<Datum> data_of(const FinishedPanel& panel, const RichText& text) {
  const std::optional<NumberName> number = compared(panel, text);
  if (!number) return {};
  const Answer answer = answer_to(panel.plan, *number);
  return {{"fact", to_text(*number)},
          {"value", exact_text(*answer.result)},
          {"given", fields_of(answer)},
          {"label", layout_of(panel.plan, number->layout).label}};
}

}  // namespace

void annotate(Scene& scene, const Plan& plan, const Words& words) {
  for (Group& group : scene.groups)
    for (Item& item : group.items) {
      const FinishedPanel panel{plan, words, group};
      item.tooltip = told_of(panel, item);
      const auto* label = std::get_if<Label>(&item.shape);
      if (label == nullptr) continue;
      if (item.tooltip.empty()) item.tooltip = derivation_of(plan, label->text);
      item.data = data_of(panel, label->text);
    }
}

}  // namespace attnfig
