#pragma once

#include "spec/plan.h"

namespace attnfig {

/// What a figure says, as Markdown: a table with a column a panel, and one of the summary with how
/// each value came about, for which the plan must have its derivations.
std::string figure_table(const Plan& plan);

}  // namespace attnfig
