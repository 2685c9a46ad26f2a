#include "report/numbers.h"

#include "model/number_text.h"
#include "report/figure_numbers.h"
#include "report/json.h"
#include "report/table.h"
#include "spec/answers.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

namespace attnfig {
namespace {

constexpr std::string_view nothing = "–";

std::string usual_text(const NumberCell& cell) {
  return to_text(*cell.answer.result, "").value();
}

/// Whether two cells stand in one row of a table.
bool in_one_row(const NumberCell& one, const NumberCell& other) {
  return one.quantity == other.quantity && one.at == other.at;
}

/// "cache.saving over mha", "cache.total at 4096".
std::string row_name(const NumberCell& cell) {
  std::string name = cell.quantity->name;
  if (cell.baseline != nullptr) name += fmt::format(" over {}", cell.baseline->name);
  if (!cell.at.empty()) name += fmt::format(" at {}", cell.at);
  return name;
}

/// A row for each quantity that some layout has, a column for each layout.
Cells grid(const Plan& plan, const std::vector<NumberCell>& numbers) {
  Cells cells = {{"quantity"}};
  for (const Attention& layout : plan.layouts) cells.front().push_back(layout.name);
  const NumberCell* last = nullptr;
  for (const NumberCell& cell : numbers) {
    if (last == nullptr || !in_one_row(*last, cell)) {
      cells.push_back({row_name(cell)});
      cells.back().resize(cells.front().size(), std::string(nothing));
    }
    last = &cell;
    const auto column = static_cast<std::size_t>(cell.layout - plan.layouts.data());
    cells.back()[column + 1] = usual_text(cell);
  }
  return cells;
}

Cells exact_grid(const std::vector<NumberCell>& numbers) {
  Cells cells = {{"layout", "quantity", "unit", "exact", "text"}};
  for (const NumberCell& cell : numbers)
    for (const ExactValue& value : exact_values(*cell.quantity, *cell.answer.result))
      cells.push_back({cell.layout->name,
                       cell.at.empty() ? value.key : fmt::format("{} at {}", value.key, cell.at),
                       value.unit, value.unit.empty() ? value.word : digits(value.count),
                       usual_text(cell)});
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
  const NumberCell* last = nullptr;
  for (const NumberCell& cell : numbers) {
    const bool known = last != nullptr && in_one_row(*last, cell);
    last = &cell;
    if (known) continue;
    const std::vector<std::string>& row = cells[rows.size() + 1];
    rows.push_back({{"quantity", row.front()},
                    {"label", labels.label(*cell.quantity,
                                           cell.baseline == nullptr ? "" : cell.baseline->label)},
                    {"brief", is_brief(*cell.quantity, row)},
                    {"texts", Json(std::vector<std::string>(row.begin() + 1, row.end()))}});
  }
  return rows;
}

/// The exact values of a layout's quantities, of those that are as stated or otherwise.
Json values_of(const std::vector<NumberCell>& numbers, const Attention& layout,
               std::string_view at) {
  Json quantities = Json::object();
  for (const NumberCell& cell : numbers)
    if (cell.layout == &layout && cell.at == at)
      for (const ExactValue& value : exact_values(*cell.quantity, *cell.answer.result))
        quantities[value.key] = to_json(value);
  return quantities;
}

/// Each way in which numbers of a layout are otherwise than stated.
Json others_of(const std::vector<NumberCell>& numbers, const Attention& layout) {
  Json others = Json::object();
  for (const NumberCell& cell : numbers)
    if (cell.layout == &layout && !cell.at.empty() && !others.contains(cell.at))
      others[cell.at] = values_of(numbers, layout, cell.at);
  return others;
}

Json json_of(const Plan& plan, std::string_view name, const std::vector<NumberCell>& numbers,
             const QuantityLabels& labels, const Words& words) {
  Json layouts = Json::array();
  for (const Attention& layout : plan.layouts) {
    layouts.push_back({{"layout", layout.name}, {"quantities", values_of(numbers, layout, "")}});
    if (Json others = others_of(numbers, layout); !others.empty())
      layouts.back()["at"] = std::move(others);
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

/// The numbers that figures show of layouts otherwise than stated, each once, rows together.
std::vector<NumberCell> numbers_otherwise(const Plan& plan) {
  std::vector<NumberName> names;
  for (const FigurePlan& figure : plan.figures)
    if (figure.kind->layout_numbers != nullptr)
      for (NumberName& name : figure.kind->layout_numbers(figure.content))
        if (!conditions_of(name).empty() &&
            std::find(names.begin(), names.end(), name) == names.end())
          names.push_back(std::move(name));
  std::vector<NumberCell> cells;
  for (const NumberName& name : names) {
    const Attention* baseline = name.baseline.empty() ? nullptr : &layout_of(plan, name.baseline);
    NumberCell cell{find_quantity(name.quantity), &layout_of(plan, name.layout), baseline,
                    answer_to(plan, name), conditions_of(name)};
    const auto row = std::find_if(cells.rbegin(), cells.rend(),
                                  [&](const NumberCell& other) { return in_one_row(other, cell); });
    cells.insert(row == cells.rend() ? cells.end() : row.base(), std::move(cell));
  }
  return cells;
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
  std::ranges::move(numbers_otherwise(plan), std::back_inserter(cells));
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
