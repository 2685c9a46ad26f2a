#include "annotate/annotate.h"

#include "spec/answers.h"
#include "spec/finished_panel.h"

namespace attnfig {
namespace {

/// What the figure that an item belongs to tells of it.
std::string told_of(const FinishedPanel& panel, const Item& item) {
  if (!panel.group.panel) return {};
  const FigurePlan& figure = panel.plan.figures[panel.group.panel->figure];
  return figure.kind->tell == nullptr ? "" : figure.kind->tell(panel, figure.content, item);
}

}  // namespace

void annotate(Scene& scene, const Plan& plan, const Words& words) {
  for (Group& group : scene.groups)
    for (Item& item : group.items) {
      item.tooltip = told_of({plan, words, group}, item);
      const auto* label = std::get_if<Label>(&item.shape);
      if (item.tooltip.empty() && label != nullptr) item.tooltip = derivation_of(plan, label->text);
    }
}

}  // namespace attnfig
