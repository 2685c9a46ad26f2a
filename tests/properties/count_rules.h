#pragma once

#include "properties/random_spec.h"
#include "properties/scene_view.h"

namespace attnfig::properties {

/// The counts of a layout that a panel has to show.
struct Counts {
  std::string name;
  std::int64_t q_heads = 1;
  std::int64_t copies = 1;
  bool key_made = false;
  bool value_made = false;
};

Faults miscounted(const Counts& layout, const View& panel);

/// The cells of a panel's layers: drawn and left out they are all layers, in their order, and
/// layers look alike exactly where they are of one kind. `kinds` has the kind of each layer.
Faults mislaid_layers(const std::vector<std::size_t>& kinds, const View& panel);

/// What a panel draws and what it says is left out add up to the counts of its layout, and every
/// drawn head is joined to its own group.
Faults miscounted(const RandomLayout& layout, const View& panel);

/// Numbers that a text of the scene shows and its description does not say. Digits right after a
/// Latin letter are a name: K2, KV_{1}.
Faults unsaid_numbers(const Scene& scene);

}  // namespace attnfig::properties
