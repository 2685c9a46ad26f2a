#include "report/figure_table.h"

#include "report/table.h"

#include <fmt/format.h>

namespace attnfig {

std::string figure_table(const Plan& plan) {
  std::string text = fmt::format("**{}**\n", markdown_text(plain(plan.title)));
  for (const FigurePlan& figure : plan.figures)
    if (figure.kind->table_of != nullptr)
      text += "\n" + markdown_table(figure.kind->table_of(plan, figure.content));
  return text;
}

}  // namespace attnfig
