#pragma once

#include "spec/plan.h"

namespace attnfig {

/// The content of a figure as Markdown: a table with a column a panel, and one of the summary with
/// the derivation of each value, which the plan must hold.
std::string figure_table(const Plan& plan);

}  // namespace attnfig
