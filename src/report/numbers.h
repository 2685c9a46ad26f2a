#pragma once

#include "attnfig_types.h"
#include "model/quantities.h"
#include "spec/page.h"
#include "spec/plan.h"

#include <string>
#include <vector>

namespace attnfig {

/// One quantity of one layout that has a result.
struct NumberCell {
  const Quantity* quantity = nullptr;
  const Attention* layout = nullptr;
  const Attention* baseline = nullptr;  // of a comparison
  Answer answer;
  std::string at = {};  // what of the layout is otherwise than stated: "4096, batch 16"
};

/// Every quantity that a layout of the plan has, by quantity and then by layout; then the numbers
/// that figures show of layouts at another context, batch or device. Comparisons are with the
/// layout that the spec names in `over`.
std::vector<NumberCell> numbers_of(const Plan& plan);

/// The numbers of a plan as a table: a row a quantity and a column a layout, but for csv and json,
/// which are exact. JSON keys are quantity names with "_" for ".", then the unit: cache_total_bits,
/// cache_total_bytes (whole bytes, rounded up), cache_slope_bits for every cache_slope_tokens,
/// read_time_nanoseconds (rounded half up), cache_ratio_numerator over cache_ratio_denominator.
/// Integers above 2^64 − 1 are strings of digits. JSON also has the rows of the table, with the
/// label of each in the figure's language, and whether a short table for readers has it. Numbers at
/// another context, batch or device stand under "at", by what is otherwise. The numbers of figures
/// themselves follow, a table a figure, with a column a subject.
std::string write_numbers(const Plan& plan, std::string_view name, const Language& language,
                          TableFormat format);

}  // namespace attnfig
