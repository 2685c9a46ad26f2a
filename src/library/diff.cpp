#include "attnfig_diff.h"
#include "diff/figures.h"
#include "diff/lines.h"
#include "library/state.h"

namespace attnfig {
namespace {

/// One version with what its document says, if that can be said in the language.
diff::Side side_of(const FigureVersion& version, const std::string& language) {
  if (!version.document) return {version.svg};
  Document::State& state = *Document::State::of(*version.document);
  const std::scoped_lock lock(state.mutex);
  try {
    return {version.svg, diff::facts_of(state.input.spec.root, state.plan(language))};
  } catch (const InvalidInput&) {
    return {version.svg};
  }
}

}  // namespace

FigureDiff diff_figures(std::string name, FigureVersion before, FigureVersion after,
                        const std::string& language) {
  FigureDiff result{.name = std::move(name),
                    .before = std::move(before),
                    .after = std::move(after),
                    .changes = {},
                    .lines = {}};
  if (result.before.svg == result.after.svg) return result;
  if (result.before.svg.empty()) {
    result.status = FigureStatus::added;
    return result;
  }
  result.status = FigureStatus::changed;
  result.changes =
      diff::changes_of(side_of(result.before, language), side_of(result.after, language));
  result.lines = diff::unified(result.before.svg, result.after.svg, result.name);
  return result;
}

}  // namespace attnfig
