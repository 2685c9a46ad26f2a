#pragma once

#include "scene/scene.h"
#include "spec/plan.h"

namespace attnfig {

/// Gives the items of a finished scene the texts that a reader sees who points at them: what an
/// item is, as its figure tells it, or how the numbers of a text came about. A text with the number
/// by which its figure compares layouts has data for programs beside that:
///
///   data-fact   the number, as `explain` takes it, and a context that is not the layout's own:
///               "gqa.cache.total at 4096"
///   data-value  exactly: "343597383680 bits", "1536 bits per 4 tokens"
///   data-given  the fields that it follows from: "layers=80 kv_heads=8 context=4096"
///   data-label  what readers call the layout
void annotate(Scene& scene, const Plan& plan, const Words& words);

}  // namespace attnfig
