#pragma once

#include "scene/scene.h"
#include "spec/plan.h"

namespace attnfig {

/// A panel of a finished scene, for those who speak of it: what it shows is known from the plan,
/// what of that is drawn from the panel's items.
struct FinishedPanel {
  const Plan& plan;
  const Words& words;
  const Group& group;

  /// Which of the figure's panels it is, from 0.
  std::size_t index() const { return group.panel->index; }
};

}  // namespace attnfig
