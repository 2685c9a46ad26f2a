#pragma once

#include "figures/head_map/head_map.h"

namespace attnfig {

/// What a part of a panel's rows is by its name in a spec, as the items of a map know it. Reports a
/// name that the rows do not have, with those that they have.
std::optional<Meaning> find_part(Saying& say, const PartName& name, const Attention& layout);

}  // namespace attnfig
