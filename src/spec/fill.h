#pragma once

#include "model/attention.h"
#include "spec/template.h"
#include "text/rich_text.h"

#include <optional>
#include <set>
#include <span>

namespace attnfig {

/// The layouts that a text may be about.
struct Scope {
  std::span<const Attention> layouts;
  /// The layouts that a placeholder without a layout is about. If there are several, its value must
  /// be the same for each.
  std::vector<const Attention*> subjects = {};
  /// The layout that is called "baseline", or null.
  const Attention* baseline = nullptr;
  /// Names of layouts with errors of their own: nothing is reported about them.
  const std::set<std::string>* broken = nullptr;

  bool speaks_of(const Attention& layout) const {
    return broken == nullptr || !broken->contains(layout.name);
  }
};

/// What a number of a layout is called. The layout may be one of the spec at another context, with
/// another batch or on another device.
NumberName number_name(const Attention& layout, std::string_view quantity,
                       const Attention* baseline, std::span<const Attention> layouts);

/// Puts the numbers in. Complains about all that a layout does not have, and then returns nothing.
std::optional<RichText> fill(const Reporter& reporter, const Template& text, const Scope& scope);

/// The same without reports, for a text with alternatives.
std::optional<RichText> try_to_fill(const Template& text, const Scope& scope);

}  // namespace attnfig
