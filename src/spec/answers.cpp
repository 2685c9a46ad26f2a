#include "spec/answers.h"

#include "model/derivation.h"
#include "model/number_text.h"
#include "spec/figure_numbers.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace attnfig {
namespace {

/// The steps of an answer. One that has none, or ends in a quotient, has a line with its name.
std::string derivation(const NumberName& number, const Answer& answer) {
  const std::string steps = derivation_text(answer);
  const Closing& closing = answer.closing;
  if (!steps.empty() && closing.formula.empty()) return steps;
  const std::string result = to_text(*answer.result, "").value();
  // What has no steps is a field, which is the same at every context, or the context itself.
  if (closing.formula.empty())
    return fmt::format("{}.{} = {}", number.layout, number.quantity, result);
  return fmt::format("{}{}{} = {} = {} = {}", steps, steps.empty() ? "" : "\n", to_text(number),
                     closing.formula, closing.substituted, result);
}

}  // namespace

const Attention& layout_of(const Plan& plan, std::string_view name) {
  return *std::find_if(plan.layouts.begin(), plan.layouts.end(),
                       [&](const Attention& layout) { return layout.name == name; });
}

Answer answer_to(const Plan& plan, const NumberName& number) {
  if (std::optional<Answer> of_figure = figure_answer(plan, number)) return *std::move(of_figure);
  const Quantity& quantity = *find_quantity(number.quantity);
  const Attention& layout = layout_of(plan, number.layout);
  const Attention* baseline = number.baseline.empty() ? nullptr : &layout_of(plan, number.baseline);
  if (conditions_of(number).empty()) return quantity.compute(layout, baseline);
  Attention changed = layout;
  if (number.context) changed.context = {.amount = Tokens(*number.context), .name = "context"};
  if (number.batch) changed.batch = {.amount = Sequences(*number.batch), .name = "batch"};
  if (number.memory) changed.deployment.memory = {.amount = Bits(*number.memory), .name = "memory"};
  return quantity.compute(changed, baseline);
}

std::string conditions_of(const NumberName& number) {
  std::vector<std::string> all;
  if (number.context) all.push_back(digits(*number.context));
  if (number.batch) all.push_back("batch " + digits(*number.batch));
  if (number.memory)
    all.push_back("memory " + plain({{to_text(Memory{Bits(*number.memory)}, "").value()}}));
  return fmt::format("{}", fmt::join(all, ", "));
}

std::string to_text(const NumberName& number) {
  std::string text = number.layout + "." + number.quantity;
  if (!number.baseline.empty()) text += " over " + number.baseline;
  const std::string conditions = conditions_of(number);
  return conditions.empty() ? text : text + " at " + conditions;
}

std::string derivation_of(const Plan& plan, const RichText& text) {
  std::string all;
  for (const NumberName& number : numbers_in(text))
    add_lines(all, derivation(number, answer_to(plan, number)));
  return all;
}

void add_lines(std::string& all, std::string_view lines) {
  while (!lines.empty()) {
    const std::string line(lines.substr(0, lines.find('\n')));
    lines.remove_prefix(std::min(line.size() + 1, lines.size()));
    if (("\n" + all + "\n").find("\n" + line + "\n") != std::string::npos) continue;
    all += (all.empty() ? "" : "\n") + line;
  }
}

}  // namespace attnfig
