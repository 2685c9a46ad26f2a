#include "annotate/describe.h"

#include "spec/finished_panel.h"

namespace attnfig {
namespace {

/// The text with a sentence's end, which it may have already.
std::string as_sentence(std::string text, const Words& words) {
  for (const std::string_view stop : {".", "。"})
    if (text.ends_with(stop)) text.resize(text.size() - stop.size());
  return text + words[word::sentence_end];
}

}  // namespace

void describe(Scene& scene, const Plan& plan, const Words& words) {
  scene.description.clear();
  // The title is read out anyway; it is repeated only where it holds numbers.
  const std::string title = plain(plan.title);
  if (title.find_first_of("0123456789") != std::string::npos)
    scene.description = title + words[word::sentence_end];
  if (!plan.claim.empty()) scene.description += as_sentence(plain(plan.claim), words);
  for (const Group& group : scene.groups) {
    if (!group.panel) continue;
    const FigurePlan& figure = plan.figures[group.panel->figure];
    scene.description += figure.kind->describe({plan, words, group}, figure.content);
  }
  while (scene.description.ends_with(' ')) scene.description.pop_back();
}

}  // namespace attnfig
