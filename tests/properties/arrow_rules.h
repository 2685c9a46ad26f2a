#pragma once

#include "model/attention.h"
#include "properties/count_rules.h"

namespace attnfig::properties {

/// The counts of a layout that shows a block of tensors.
Counts counts_of(std::string name, std::int64_t q_heads, std::int64_t copies, const Block& block);

/// Whether arrows lead to every up-projected box from all that it is projected from, and to no
/// other; the arrows of each source start from a rail of its own.
Faults misled(const Counts& layout, const View& panel);

}  // namespace attnfig::properties
