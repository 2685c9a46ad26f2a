#pragma once

#include "properties/scene_view.h"
#include "spec/plan.h"

namespace attnfig::properties {

/// Bars are as long as their amounts, their parts as what tensors of each role hold, or a least
/// mark says that they are too small; what keys and values are projected from is as wide as its
/// elements.
Faults out_of_proportion(const Plan& plan, const Page& page, const Metrics& metrics,
                         const std::string& too_small);

}  // namespace attnfig::properties
