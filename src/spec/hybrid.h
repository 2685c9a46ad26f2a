#pragma once

#include "model/attention.h"
#include "variants/variant.h"

#include <functional>
#include <optional>

namespace attnfig {

/// The layers of a model that a pattern names, in normal form.
struct PatternedLayers {
  std::vector<LayerKind> kinds;
  std::vector<LayerRun> order;
};

/// Finds the layers of an item of the pattern, with a name for readers; nothing after an error.
using FindKind = std::function<std::optional<LayerKind>(const PatternItem& item)>;

/// Spreads a pattern over so many layers: `first`, then the cycle again and again, then `last` at
/// the end. Reports too many layers, and layers that would read a cache that no layer owns.
PatternedLayers expand(const Reporter& reporter, const Pattern& pattern,
                       const Sourced<unit::Layer>& layers, const FindKind& find);

}  // namespace attnfig
