#pragma once

#include "figures/growth_words.h"

// What figures say of layers.

namespace attnfig {

namespace word {

constexpr Word blocks = {"blocks", "a layer has {} attentions"};
constexpr Word loops = {"passes", "layers run {} times"};
constexpr Word mtp_layers = {"draft", "{} further layers that draft"};
constexpr Word shared_by = {"shared_by", "{} neighbouring layers share one cache"};
constexpr Word owning = {"owning", "{} layers with a cache of their own"};
constexpr Word sharing = {"borrowing", "{} layers that read the cache of an earlier one"};
constexpr Word no_cache = {"no_cache", "{} layers that cache nothing"};
constexpr Word drawn_kind = {"drawn_kind", "the kind of layers {} is drawn"};
constexpr Word layers_left_out = {"layers_left_out", "{} layers are not drawn"};

}  // namespace word

}  // namespace attnfig
