#include "spec/figure_numbers.h"

#include <iterator>

namespace attnfig {

Expression computed(std::string name, UInt128 value, std::string_view unit) {
  return Expression::input(std::move(name), value, {Origin::Kind::computation}, unit);
}

Expression step(const FigureQuantity& quantity, Expression expression) {
  return std::move(expression).named(std::string(quantity.name), quantity.unit);
}

FigureNumber count_of(const FigureQuantity& quantity, std::string_view subject,
                      const Expression& count) {
  return {&quantity, std::string(subject), {Count{count.value()}, {}, {count}}};
}

FigureNumber memory_of(const FigureQuantity& quantity, std::string_view subject,
                       const Expression& bits) {
  return {&quantity, std::string(subject), {Memory{Bits(bits.value())}, {}, {bits}}};
}

std::vector<FigureNumber> by_quantity(std::span<const FigureQuantity* const> quantities,
                                      std::vector<FigureNumber> numbers) {
  std::vector<FigureNumber> sorted;
  for (const FigureQuantity* quantity : quantities)
    for (FigureNumber& number : numbers)
      if (number.quantity == quantity) sorted.push_back(std::move(number));
  return sorted;
}

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
