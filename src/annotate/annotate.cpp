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

/// What a figure tells of an item of a panel.
std::string told_of(const FigurePlan& figure, const FinishedPanel& panel, const Item& item) {
  return figure.kind->tell == nullptr ? "" : figure.kind->tell(panel, figure.content, item);
}

/// The number by which a figure compares layouts, if a text shows one such.
std::optional<NumberName> compared(const FigurePlan& figure, const RichText& text) {
  if (figure.kind->quantity == nullptr) return {};
  const std::string& quantity = figure.kind->quantity(figure.content)->name;
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

std::vector<Datum> data_of(const Plan& plan, const FigurePlan& figure, const RichText& text) {
  const std::optional<NumberName> number = compared(figure, text);
  if (!number) return {};
  const Answer answer = answer_to(plan, *number);
  return {{"fact", to_text(*number)},
          {"value", exact_text(*answer.result)},
          {"given", fields_of(answer)},
          {"label", layout_of(plan, number->layout).label}};
}

}  // namespace

void annotate(Scene& scene, const Plan& plan, const Words& words) {
  for (Group& group : scene.groups) {
    const FigurePlan* figure = group.panel ? &plan.figures[group.panel->figure] : nullptr;
    for (Item& item : group.items) {
      if (figure != nullptr) item.tooltip = told_of(*figure, {plan, words, group}, item);
      const auto* label = std::get_if<Label>(&item.shape);
      if (label == nullptr) continue;
      if (item.tooltip.empty()) item.tooltip = derivation_of(plan, label->text);
      if (figure != nullptr) item.data = data_of(plan, *figure, label->text);
    }
  }
}

}  // namespace attnfig
