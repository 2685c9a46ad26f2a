#pragma once

#include "attnfig_numbers.h"
#include "report/json.h"
#include "report/table.h"
#include "spec/figure_numbers.h"

// Numbers that figures compute themselves, as tables, data and explanations.

namespace attnfig {

/// A table for each figure that has some: a row a quantity, a column a subject.
std::vector<Cells> figure_grids(const Plan& plan);

/// Rows of subject, key, unit, exact value and text.
Cells exact_figure_rows(const Plan& plan);

/// A list of {"figure": kind, "subjects": [{"subject", "quantities"}], "rows"}.
Json figure_numbers_json(const Plan& plan, const Words& words);

/// Those that a text asks for: "A.blocks", "blocks.used"; an empty text: all.
std::vector<FigureNumber> find_figure_numbers(const Plan& plan, std::string_view wanted);

LayoutNumber number_of(const FigureNumber& number, const Words& words);
ExplainedNumber explain(const FigureNumber& number, const Words& words);

}  // namespace attnfig
