#include "report/figure_table.h"

#include "report/table.h"

#include <fmt/format.h>

namespace attnfig {
namespace {

/// A row of what every panel says; no row where none says anything.
void add_row(Cells& cells, const Plan& plan, RichText PanelPlan::*said) {
  std::vector<std::string> row;
  bool any = false;
  for (const PanelPlan& panel : plan.panels) {
    row.push_back(plain(panel.*said));
    any = any || !row.back().empty();
  }
  if (any || cells.empty()) cells.push_back(std::move(row));
}

std::string one_line(std::string text) {
  for (std::size_t at = 0; (at = text.find('\n', at)) != std::string::npos;)
    text.replace(at, 1, "; ");
  return text;
}

}  // namespace

std::string figure_table(const Plan& plan) {
  Cells panels;
  for (const auto said :
       {&PanelPlan::title, &PanelPlan::subtitle, &PanelPlan::note, &PanelPlan::caption})
    add_row(panels, plan, said);
  std::string text = fmt::format("**{}**\n\n{}", plain(plan.title), markdown_table(panels));
  if (plan.entries.empty()) return text;
  Cells entries = {{plain(plan.summary_title), "", ""}};
  for (const EntryPlan& entry : plan.entries)
    entries.push_back(
        {plain(entry.label), plain(entry.value), one_line(derivation_of(entry.value))});
  return text + "\n" + markdown_table(entries);
}

}  // namespace attnfig
