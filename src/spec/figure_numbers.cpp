#include "spec/figure_numbers.h"

#include <iterator>

namespace attnfig {

std::vector<FigureNumber> numbers_of_figure(const Plan& plan, const FigurePlan& figure) {
  return figure.kind->numbers == nullptr ? std::vector<FigureNumber>()
                                         : figure.kind->numbers(plan, figure.content);
}

std::vector<FigureNumber> figure_numbers(const Plan& plan) {
  std::vector<FigureNumber> all;
  for (const FigurePlan& figure : plan.figures)
    std::ranges::move(numbers_of_figure(plan, figure), std::back_inserter(all));
  return all;
}

std::optional<Answer> figure_answer(const Plan& plan, const NumberName& number) {
  for (FigureNumber& one : figure_numbers(plan))
    if (one.subject == number.layout && one.quantity->name == number.quantity)
      return std::move(one.answer);
  return {};
}

}  // namespace attnfig
