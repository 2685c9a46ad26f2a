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

std::vector<Expression> givens(const Answer& answer) {
  std::vector<Expression> all;
  for (const Expression& expression : answer.how)
    for (Expression& given : givens(expression))
      if (std::none_of(all.begin(), all.end(),
                       [&](const Expression& other) { return same_given(other, given); }))
        all.push_back(std::move(given));
  return all;
}

std::string value_text(const Step& step) {
  std::string text = fmt::format("{} {}", grouped(step.value), step.unit);
  if (step.unit == "bits" && step.value != 0)
    text += fmt::format(" ({})", to_text(Memory{Bits(step.value)}, "").value());
  return text;
}

std::string derivation_text(const Answer& answer) {
  std::string text;
  for (const Step& step : steps(answer))
    text += fmt::format("{}{} = {} = {} = {}", text.empty() ? "" : "\n", step.name, step.formula,
                        step.substituted, value_text(step));
  return text;
}

}  // namespace attnfig
