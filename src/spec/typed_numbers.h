#pragma once

#include "spec/plan.h"
#include "spec/template.h"

#include <vector>

namespace attnfig {

/// A text of a spec, and the layout that its placeholders are about where they name none.
struct SpecText {
  const Template* text = nullptr;
  const Attention* subject = nullptr;  // null: no single one
};

/// Numbers that were typed although they look like quantities: see number_phrases.h. Of one that a
/// layout has, the hint is the placeholder that says it; one that no layout has is reported where
/// its unit or noun leaves no doubt that it is a quantity: "40 GB", "12 KV heads", "100 layers".
std::vector<Diagnostic> typed_numbers(const Source& source, const std::vector<SpecText>& texts,
                                      const std::vector<Attention>& layouts,
                                      const Attention* baseline);

}  // namespace attnfig
