#pragma once

#include "model/mask/mask.h"

namespace attnfig {

// Numbers of a mask at any size. They follow from the rules of its reasons, never from cells, so
// that masks of 131,072 tokens and more are counted as quickly as small ones: about two periods of
// rows between places where something changes.

/// The scores that are computed: pairs of a query and a key that it reads. Of a sample their number
/// is certain, whatever the seed.
Scores scores(const Mask& mask);

/// The scores of each reason and then of the sample, where a key that several reasons read belongs
/// to the first. They add up to `scores`.
std::vector<Scores> scores_by_reason(const Mask& mask);

/// The scores of some queries with some keys, from which a mask too large to draw is shown. Needs a
/// mask without sample and documents, and ranges that begin and end with a tile.
Scores scores_within(const Mask& mask, const Interval& queries, const Interval& keys);

/// Queries × keys.
Scores all_pairs(const Mask& mask);

/// The scores of causal attention in the same area: what a mask of a decoder is a share of.
/// Nothing: the area does not end with the newest key, as in cross-attention.
std::optional<Scores> causal_scores(const Mask& mask);

/// The keys that the query reads that is so many from the first; of packed documents, in its own.
Tokens keys_read(const Mask& mask, Position query);

/// The same of the last query.
Tokens last_keys_read(const Mask& mask);

/// The most keys that any query reads.
Tokens most_keys_read(const Mask& mask);

/// The keys that are cached once the last query is computed and before anything is freed: those
/// that it or any later query reads. Of documents, the sum. Nothing: the mask is an encoder's.
std::optional<Tokens> cached_keys(const Mask& mask);

/// The same among some keys, in whole tiles.
std::optional<Tokens> cached_keys_within(const Mask& mask, const Interval& keys);

/// The most keys that are cached at any time up to the last query: the room that a cache needs.
std::optional<Tokens> most_cached_keys(const Mask& mask);

}  // namespace attnfig
