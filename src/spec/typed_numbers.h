#pragma once

#include "spec/plan.h"
#include "spec/template.h"

#include <vector>

namespace attnfig {

/// A text of a spec, and the layout for placeholders that name none.
struct SpecText {
  const Template* text = nullptr;
  const Attention* subject = nullptr;  // null: none in particular
};

/// Typed numbers that look like quantities: see number_phrases.h. If a layout has the number, the
/// hint is its placeholder. A number of no layout is reported if its unit or noun leaves no doubt
/// that it is a quantity: "40 GB", "12 KV heads", "100 layers".
std::vector<Diagnostic> typed_numbers(const SourceText& source, const std::vector<SpecText>& texts,
                                      const std::vector<Attention>& layouts,
                                      const Attention* baseline);

}  // namespace attnfig
