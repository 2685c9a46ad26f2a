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

/// Finds the layers that an item of the pattern describes, with a name for readers; nothing after a
/// complaint.
using FindKind = std::function<std::optional<LayerKind>(const PatternItem& item)>;

/// Spreads a pattern over so many layers: `first`, then the pattern again and again, then `last` at
/// the end. Complains about layers that are too many, and about layers that read the cache of none.
PatternedLayers expand(const Reader& reader, const Pattern& pattern,
                       const Given<unit::Layer>& layers, const FindKind& find);

}  // namespace attnfig
