#pragma once

#include "import/keys.h"
#include "import/model.h"

// Windowed and full layers by a list, or by a rule that repeats.

namespace attnfig {

namespace key {

/// A number N: every N-th layer is full. EXAONE writes a word in its place, LLLG.
constexpr ConfigKey pattern = {"sliding_window_pattern _sliding_window_pattern",
                               "every so many layers one is full"};
constexpr ConfigKey listed_or_periodic = layer_types.or_else("(sliding_window_pattern)");

}  // namespace key

/// Which layer of a period is full.
enum class Full { first, last };

/// Windowed (0) and full (1) layers by a key as key::pattern.
std::vector<std::size_t> periodic_order(Config& config, UInt128 layers, const ConfigKey& pattern,
                                        Full full);

/// Heads by the usual keys in listed layers. Without a list, one layer of a period is full:
Model listed_or_every(Config& config, UInt128 period, Full full = Full::last);
Model read_every_second(Config& config);
Model read_every_fourth(Config& config);
Model read_first_of_four(Config& config);
/// … as key::pattern says.
Model read_periodic(Config& config);

}  // namespace attnfig
