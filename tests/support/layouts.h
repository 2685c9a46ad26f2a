#pragma once

#include "spec/plan.h"
#include "support/files.h"
#include "support/plans.h"

namespace attnfig::test {

/// The first layout of a spec with these entries of `layouts`; the others are only its parts.
inline Attention layout(const std::string& layouts) {
  Templates templates(vocabulary());
  return read_plan("title: T\npanels: [a]\nlayouts:\n" + layouts, "figure", "en", templates)
      .layouts.front();
}

/// The layout `model` of a spec in specs/models.
inline Attention model(const std::string& name) {
  Templates templates(vocabulary());
  const Plan plan =
      read_plan(read(source_dir() / "specs/models" / (name + ".yaml")), name, "en", templates);
  for (const Attention& layout : plan.layouts)
    if (layout.name == "model") return layout;
  return {};
}

/// Gemma 3 27B (gemma/gm/nn/_gemma.py), which specs/models does not have.
inline Attention gemma_3_27b() {
  return layout(
      "  a: {pattern: [5 local, 1 full], layers: 62, context: 128Ki}\n"
      "  full: {variant: gqa, q_heads: 32, kv_heads: 16, head_dim: 128}\n"
      "  local: {like: full, window: 1Ki}\n");
}

}  // namespace attnfig::test
