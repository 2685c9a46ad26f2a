#include "report/numbers.h"

#include "model/number_text.h"
#include "report/figure_numbers.h"
#include "report/json.h"
#include "report/table.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

namespace attnfig {
namespace {

constexpr std::string_view nothing = "–";

std::string usual_text(const NumberCell& cell) {
  return to_text(*cell.answer.result, "").value();
}

/// A row for each quantity that some layout has, a column for each layout.
Cells grid(const Plan& plan, const std::vector<NumberCell>& numbers) {
  Cells cells = {{"quantity"}};
  for (const Attention& layout : plan.layouts) cells.front().push_back(layout.name);
  const Quantity* last = nullptr;
  for (const NumberCell& cell : numbers) {
    if (cell.quantity != last) {
      const std::string over =
          cell.baseline == nullptr ? "" : fmt::format(" over {}", cell.baseline->name);
      cells.push_back({std::string(cell.quantity->name) + over});
      cells.back().resize(cells.front().size(), std::string(nothing));
      last = cell.quantity;
    }
    const auto column = static_cast<std::size_t>(cell.layout - plan.layouts.data());
    cells.back()[column + 1] = usual_text(cell);
  }
  return cells;
}

Cells exact_grid(const std::vector<NumberCell>& numbers) {
  Cells cells = {{"layout", "quantity", "unit", "exact", "text"}};
  for (const NumberCell& cell : numbers)
    for (const ExactValue& value : exact_values(*cell.quantity, *cell.answer.result))
      cells.push_back({cell.layout->name, value.key, value.unit,
                       value.unit.empty() ? value.word : digits(value.count), usual_text(cell)});
  return cells;
}

/// Whether a short table for readers has a row.
bool is_brief(const Quantity& quantity, const std::vector<std::string>& row) {
  const bool one = std::all_of(row.begin() + 1, row.end(), [](const std::string& text) {
    return text == "1" || text == nothing;
  });
  return quantity.brief && !(quantity.one_goes_unsaid && one);
}

/// The rows of the table for readers.
Json rows_of(const Plan& plan, const std::vector<NumberCell>& numbers,
             const QuantityLabels& labels) {
  const Cells cells = grid(plan, numbers);
  Json rows = Json::array();
  const Quantity* last = nullptr;
  for (const NumberCell& cell : numbers) {
    if (cell.quantity == last) continue;
    last = cell.quantity;
    const std::vector<std::string>& row = cells[rows.size() + 1];
    rows.push_back({{"quantity", row.front()},
                    {"label", labels.label(*cell.quantity,
                                           cell.baseline == nullptr ? "" : cell.baseline->label)},
                    {"brief", is_brief(*cell.quantity, row)},
                    {"texts", Json(std::vector<std::string>(row.begin() + 1, row.end()))}});
  }
  return rows;
}

Json json_of(const Plan& plan, std::string_view name, const std::vector<NumberCell>& numbers,
             const QuantityLabels& labels, const Words& words) {
  Json layouts = Json::array();
  for (const Attention& layout : plan.layouts) {
    Json quantities = Json::object();
    for (const NumberCell& cell : numbers)
      if (cell.layout == &layout)
        for (const ExactValue& value : exact_values(*cell.quantity, *cell.answer.result))
          quantities[value.key] = to_json(value);
    layouts.push_back({{"layout", layout.name}, {"quantities", quantities}});
  }
  Json json = {{"figure", name}};
  if (plan.baseline) json["over"] = plan.layouts[*plan.baseline].name;
  json["layouts"] = layouts;
  json["rows"] = rows_of(plan, numbers, labels);
  if (Json figures = figure_numbers_json(plan, words); !figures.empty()) json["figures"] = figures;
  return json;
}

std::string written(const Cells& cells, TableFormat format) {
  switch (format) {
    case TableFormat::md:
      return markdown_table(cells);
    case TableFormat::tex:
      return tex_table(cells);
    default:
      return text_table(cells);
  }
}

}  // namespace

std::vector<NumberCell> numbers_of(const Plan& plan) {
  std::vector<NumberCell> cells;
  const Attention* baseline = plan.baseline ? &plan.layouts[*plan.baseline] : nullptr;
  for (const Quantity& quantity : quantities()) {
    const bool compares = quantity.needs.baseline;
    if (compares && baseline == nullptr) continue;
    for (const Attention& layout : plan.layouts) {
      if (compares && &layout == baseline) continue;
      Answer answer = quantity.compute(layout, compares ? baseline : nullptr);
      if (answer.result)
        cells.push_back({&quantity, &layout, compares ? baseline : nullptr, std::move(answer)});
    }
  }
  return cells;
}

std::string write_numbers(const Plan& plan, std::string_view name, const Language& language,
                          TableFormat format) {
  const std::vector<NumberCell> numbers = numbers_of(plan);
  if (format == TableFormat::json)
    return printed(json_of(plan, name, numbers, language.quantities, language.words));
  if (format == TableFormat::csv) {
    Cells cells = exact_grid(numbers);
    std::ranges::move(exact_figure_rows(plan), std::back_inserter(cells));
    return csv_table(cells);
  }
  std::vector<Cells> tables;
  if (!numbers.empty()) tables.push_back(grid(plan, numbers));
  std::ranges::move(figure_grids(plan), std::back_inserter(tables));
  std::string text;
  for (const Cells& cells : tables) text += (text.empty() ? "" : "\n") + written(cells, format);
  return text;
}

}  // namespace attnfig
