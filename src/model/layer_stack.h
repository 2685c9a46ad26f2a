#pragma once

#include "model/attention.h"

#include <optional>
#include <vector>

namespace attnfig {

// The layers of a model one by one, MTP layers aside.

/// The kind of each layer, by its index in Attention::layers.
std::vector<std::size_t> kinds_in_order(const Attention& attention);

/// For each layer, the layer whose cache it reads: its own; the first of so many neighbours of its
/// kind (CLA, Brandon et al. 2024, arXiv:2405.12981); or the newest of its kind with an own cache
/// (YOCO, arXiv:2405.05254; Gemma 3n). Layers that cache nothing count as their own.
std::vector<std::size_t> cache_owners(const Attention& attention);

/// How many tokens back one layer reads with the newest one among them: W of a window, C of a
/// chunk, an encoder's none. Nothing: all of them, also through a state.
std::optional<Tokens> span_of(const LayerKind& kind);

/// The tokens that the newest one has had a path to after all layers: Σ (span − 1) + 1. Sinks
/// aside. Nothing: all of them, since at least one layer reads all.
std::optional<Tokens> reach(const Attention& attention);

}  // namespace attnfig
