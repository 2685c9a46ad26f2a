#pragma once

#include "scene/scene.h"
#include "spec/plan.h"

namespace attnfig {

/// Says in sentences all that a finished scene shows, with every number, for those who cannot see
/// it: `Scene::description`.
void describe(Scene& scene, const Plan& plan, const Words& words);

}  // namespace attnfig
