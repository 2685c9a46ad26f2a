#pragma once

#include "properties/random_spec.h"
#include "properties/scene_view.h"

namespace attnfig::properties {

/// What a panel draws and what it says is left out add up to the counts of its layout, and every
/// drawn head is joined to its own group.
Faults miscounted(const RandomLayout& layout, const View& panel);

/// Numbers that a text of the scene shows and its description does not say. Digits right after a
/// Latin letter are a name: K2, KV_{1}.
Faults unsaid_numbers(const Scene& scene);

}  // namespace attnfig::properties
