#include "report/figure_numbers.h"

#include "model/derivation.h"
#include "model/number_text.h"
#include "report/explain.h"

#include <algorithm>

namespace attnfig {
namespace {

constexpr std::string_view nothing = "–";

std::string usual_text(const FigureNumber& number) {
  return to_text(*number.answer.result, "").value();
}

std::vector<ExactValue> exact(const FigureNumber& number) {
  return exact_values(number.quantity->name, number.quantity->unit, *number.answer.result);
}

/// The subjects of numbers, in the order of their first one.
std::vector<std::string> subjects_of(const std::vector<FigureNumber>& numbers) {
  std::vector<std::string> subjects;
  for (const FigureNumber& number : numbers)
    if (std::find(subjects.begin(), subjects.end(), number.subject) == subjects.end())
      subjects.push_back(number.subject);
  return subjects;
}

Cells grid(const std::vector<FigureNumber>& numbers) {
  const std::vector<std::string> subjects = subjects_of(numbers);
  Cells cells = {{"quantity"}};
  cells.front().insert(cells.front().end(), subjects.begin(), subjects.end());
  const FigureQuantity* last = nullptr;
  for (const FigureNumber& number : numbers) {
    if (number.quantity != last) {
      cells.push_back({std::string(number.quantity->name)});
      cells.back().resize(cells.front().size(), std::string(nothing));
      last = number.quantity;
    }
    const auto column = std::find(subjects.begin(), subjects.end(), number.subject);
    cells.back()[static_cast<std::size_t>(column - subjects.begin()) + 1] = usual_text(number);
  }
  return cells;
}

Json rows_of(const std::vector<FigureNumber>& numbers, const Words& words) {
  const Cells cells = grid(numbers);
  Json rows = Json::array();
  const FigureQuantity* last = nullptr;
  for (const FigureNumber& number : numbers) {
    if (number.quantity == last) continue;
    last = number.quantity;
    const std::vector<std::string>& row = cells[rows.size() + 1];
    rows.push_back({{"quantity", row.front()},
                    {"label", words[number.quantity->label]},
                    {"brief", number.quantity->brief},
                    {"texts", Json(std::vector<std::string>(row.begin() + 1, row.end()))}});
  }
  return rows;
}

}  // namespace

std::vector<Cells> figure_grids(const Plan& plan) {
  std::vector<Cells> grids;
  for (const FigurePlan& figure : plan.figures)
    if (const auto numbers = numbers_of_figure(plan, figure); !numbers.empty())
      grids.push_back(grid(numbers));
  return grids;
}

Cells exact_figure_rows(const Plan& plan) {
  Cells cells;
  for (const FigureNumber& number : figure_numbers(plan))
    for (const ExactValue& value : exact(number))
      cells.push_back(
          {number.subject, value.key, value.unit, digits(value.count), usual_text(number)});
  return cells;
}

Json figure_numbers_json(const Plan& plan, const Words& words) {
  Json figures = Json::array();
  for (const FigurePlan& figure : plan.figures) {
    const std::vector<FigureNumber> numbers = numbers_of_figure(plan, figure);
    if (numbers.empty()) continue;
    Json subjects = Json::array();
    for (const std::string& subject : subjects_of(numbers)) {
      Json quantities = Json::object();
      for (const FigureNumber& number : numbers)
        if (number.subject == subject)
          for (const ExactValue& value : exact(number)) quantities[value.key] = to_json(value);
      subjects.push_back({{"subject", subject}, {"quantities", quantities}});
    }
    figures.push_back(
        {{"figure", figure.kind->name}, {"subjects", subjects}, {"rows", rows_of(numbers, words)}});
  }
  return figures;
}

std::vector<FigureNumber> find_figure_numbers(const Plan& plan, std::string_view wanted) {
  std::vector<FigureNumber> found = figure_numbers(plan);
  std::erase_if(found, [&](const FigureNumber& number) {
    const std::string_view name = number.quantity->name;
    return wanted.empty() ? steps(number.answer).empty()
                          : wanted != name && wanted != number.subject + "." + std::string(name);
  });
  return found;
}

LayoutNumber number_of(const FigureNumber& number, const Words& words) {
  LayoutNumber all{.layout = number.subject,
                   .quantity = std::string(number.quantity->name),
                   .baseline = {},
                   .at = {},
                   .label = words[number.quantity->label],
                   .text = usual_text(number),
                   .exact = {}};
  for (const ExactValue& value : exact(number))
    all.exact.push_back({value.key, value.unit, digits(value.count), {}});
  return all;
}

ExplainedNumber explain(const FigureNumber& number, const Words& words) {
  std::vector<std::string> sources = number.sources;
  if (!number.quantity->citation.empty()) sources.emplace_back(number.quantity->citation);
  return explained(number_of(number, words), number.quantity->about, number.answer,
                   std::move(sources));
}

}  // namespace attnfig
