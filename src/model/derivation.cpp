#include "model/derivation.h"

#include "model/number_text.h"

#include <fmt/format.h>

#include <algorithm>

namespace attnfig {

std::vector<Step> steps(const Answer& answer) {
  std::vector<Step> all;
  for (const Expression& expression : answer.how)
    for (Step& step : steps(expression))
      if (std::find(all.begin(), all.end(), step) == all.end()) all.push_back(std::move(step));
  return all;
}

std::vector<Expression> inputs_of(const Answer& answer) {
  std::vector<Expression> all;
  for (const Expression& expression : answer.how)
    for (Expression& input : inputs_of(expression))
      if (std::find(all.begin(), all.end(), input) == all.end()) all.push_back(std::move(input));
  return all;
}

std::string value_text(UInt128 value, std::string_view unit) {
  if (unit.empty()) return grouped(value);
  std::string text = fmt::format("{} {}", grouped(value), unit);
  if (value == 0 || !unit.starts_with("bits")) return text;
  const std::string bytes = to_text(Memory{Bits(value)}, "").value();
  return text + fmt::format(" ({}{})", bytes, unit.substr(4));
}

std::string derivation_text(const Answer& answer) {
  return derivation_text(steps(answer));
}

std::string derivation_text(const std::vector<Step>& steps) {
  std::string text;
  for (const Step& step : steps)
    text += fmt::format("{}{} = {} = {} = {}", text.empty() ? "" : "\n", step.name, step.formula,
                        step.substituted, value_text(step.value, step.unit));
  return text;
}

}  // namespace attnfig
