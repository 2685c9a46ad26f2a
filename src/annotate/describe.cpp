#include "annotate/describe.h"

#include "spec/finished_panel.h"

namespace attnfig {

void describe(Scene& scene, const Plan& plan, const Words& words) {
  scene.description.clear();
  // The title is read out anyway; it is repeated only where it holds numbers.
  const std::string title = plain(plan.title);
  if (title.find_first_of("0123456789") != std::string::npos)
    scene.description = title + words[word::sentence_end];
  for (const Group& group : scene.groups) {
    if (!group.panel) continue;
    const FigurePlan& figure = plan.figures[group.panel->figure];
    scene.description += figure.kind->describe({plan, words, group}, figure.content);
  }
  while (scene.description.ends_with(' ')) scene.description.pop_back();
}

}  // namespace attnfig
