#pragma once

#include "model/attention.h"
#include "model/mask/mask.h"

#include <optional>

namespace attnfig {

/// The mask of a tensor that keeps tokens like this, in a sequence of so many: causal, with a
/// window and its sinks, in chunks; over the keys of an encoder; over entries that stand for
/// several tokens. So a mask and a cache are of one layout, and cannot disagree. Nothing: the
/// tensor is a state, which no query reads key by key, or it has a window of entries that stand for
/// several tokens.
std::optional<Mask> mask_of(const Growth& growth, Position tokens);

/// The mask of what the query heads of a block read.
std::optional<Mask> mask_of(const Block& block, Position tokens);

}  // namespace attnfig
