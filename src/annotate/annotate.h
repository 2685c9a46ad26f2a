#pragma once

#include "scene/scene.h"
#include "spec/plan.h"

namespace attnfig {

/// Gives the items of a finished scene the texts that a reader sees who points at them: what an
/// item is, as its figure tells it, or how the numbers of a text came about.
void annotate(Scene& scene, const Plan& plan, const Words& words);

}  // namespace attnfig
