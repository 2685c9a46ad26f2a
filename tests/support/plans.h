#pragma once

#include "annotate/describe.h"
#include "figures/caches/caches.h"
#include "figures/head_map/head_map.h"
#include "figures/list.h"
#include "figures/page.h"
#include "spec/templates.h"

namespace attnfig::test {

/// The plan of the first figure with such a plan; an empty one if there is none.
template <class Content>
const Content& figure_of(const Plan& plan) {
  static const Content nothing;
  for (const FigurePlan& figure : plan.figures)
    if (const auto* content = std::any_cast<Content>(&figure.content)) return *content;
  return nothing;
}

inline const std::vector<PanelPlan>& panels(const Plan& plan) {
  return figure_of<HeadMapPlan>(plan).panels;
}

inline const std::vector<EntryPlan>& entries(const Plan& plan) {
  return figure_of<CachePlan>(plan).entries;
}

/// A figure with its description.
inline Scene described(Scene scene, const Plan& plan, Templates& templates) {
  describe(scene, plan, templates.language(plan.language)->words);
  return scene;
}

/// A plan on a wide page, in the usual theme.
inline Scene draw_wide(const Plan& plan, Templates& templates) {
  return described(
      draw(plan, *templates.language(plan.language), templates.theme("modern")->metrics,
           Length::px(PageWidth::wide.px)),
      plan, templates);
}

/// The same on a narrow one.
inline Scene draw_narrow(const Plan& plan, Templates& templates) {
  return described(draw(plan, *templates.language(plan.language), templates.theme("modern")->narrow,
                        Length::px(PageWidth::narrow.px)),
                   plan, templates);
}

}  // namespace attnfig::test
