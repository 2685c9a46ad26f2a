#include "report/figure_table.h"

#include "report/table.h"

#include <fmt/format.h>

namespace attnfig {

std::string figure_table(const Plan& plan) {
  std::string text;
  if (!plan.title.empty()) text += fmt::format("**{}**\n", markdown_text(plain(plan.title)));
  if (!plan.claim.empty())
    text += fmt::format("{}{}\n", text.empty() ? "" : "\n", markdown_text(plain(plan.claim)));
  for (const FigurePlan& figure : plan.figures)
    if (figure.kind->table_of != nullptr)
      text += "\n" + markdown_table(figure.kind->table_of(plan, figure.content));
  return text;
}

}  // namespace attnfig
