#pragma once

#include "attnfig.h"
#include "spec/template.h"
#include "text/rich_text.h"

#include <optional>
#include <set>
#include <span>

namespace attnfig {

/// What a text may speak of.
struct Scope {
  std::span<const Attention> layouts;
  /// What a placeholder without a layout is about. With several, it must say the same of each.
  std::vector<const Attention*> subjects = {};
  /// The layout that is called "baseline", or null.
  const Attention* baseline = nullptr;
  /// Names of layouts with complaints of their own: nothing is said about them.
  const std::set<std::string>* broken = nullptr;
  Tooltips tooltips = Tooltips::none;

  bool speaks_of(const Attention& layout) const {
    return broken == nullptr || !broken->contains(layout.name);
  }
};

/// Puts the numbers in. Complains about all that a layout does not have, and then returns nothing.
std::optional<RichText> fill(const Reader& reader, const Template& text, const Scope& scope);

/// The same without complaints, for a text that another one can stand in for.
std::optional<RichText> try_to_fill(const Template& text, const Scope& scope);

}  // namespace attnfig
