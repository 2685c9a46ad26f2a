#pragma once

#include "properties/scene_view.h"

namespace attnfig::properties {

/// What a panel must show of a layout.
struct Counts {
  std::string name;
  std::int64_t q_heads = 1;
  std::int64_t copies = 1;
  // The marks of arrows, from what each key and each value is up-projected; none: it is cached.
  Marks key_arrows = {};
  Marks value_arrows = {};
};

/// Whether the drawn items of a panel and those that it states as left out add up to the counts of
/// its layout, and every drawn head is joined to its own group.
Faults miscounted(const Counts& layout, const View& panel);

/// The cells of a panel's layers: drawn and left out they are all layers, in their order, and
/// layers look alike exactly where they are of one kind. `kinds` has the kind of each layer.
Faults mislaid_layers(const std::vector<std::size_t>& kinds, const View& panel);

/// Numbers in a text of the scene that its description lacks. Digits right after a Latin letter are
/// part of a name: K2, KV_{1}.
Faults unsaid_numbers(const Scene& scene);

}  // namespace attnfig::properties
