#pragma once

#include "model/mask/mask.h"

#include <span>

namespace attnfig {

// Why a query at position i reads the key at position j. A new reason is a rule in
// model/mask/reasons, its name in reasons.cpp and a function here that makes it.

/// Every rule, in the order in which a reference shows them.
std::span<const ReasonRule* const> reason_rules();

namespace reason {

/// Every key, in an encoder.
Reason all();
/// Every key of another sequence (cross-attention), which all stay cached.
Reason cross();
/// j ≤ i.
Reason causal();
/// The newest `keys` keys, the query's own among them: i − keys < j ≤ i. Configs mean this by
/// `sliding_window`, and caches keep as many. Needs at least 1.
Reason window(Position keys);
/// i − left ≤ j ≤ i + right, as flash-attention's window_size, in an encoder.
Reason band(Position left, Position right);
/// `keys` keys, `step` apart, the newest the query's own. Both are at least 1.
Reason dilated(Position keys, Position step);
/// Every `step`-th key back from the query's own.
Reason stride(Position step);
/// The first keys of the sequence.
Reason sinks(Position keys);
/// Earlier keys at stated positions, in a decoder.
Reason global(std::vector<Position> positions);
/// Keys at stated positions, and all keys for the queries there, in an encoder.
Reason global_both_ways(std::vector<Position> positions);
/// Keys whose position is a multiple of `step`.
Reason every(Position step);
/// The last `keys` keys of each finished block of `block` keys, and those of the query's own block
/// that it has passed.
Reason summary(Position block, Position keys);
/// Earlier keys of the query's own chunk.
Reason chunk(Position tokens);
/// The first keys for all queries, also for those among them.
Reason prefix(Position keys);
/// All keys of the query's own group, such as an image in a text. Groups do not overlap, and are in
/// the order of the sequence.
Reason groups(const std::vector<Interval>& groups);
/// One branch of LongNet: in segments of `segment` tokens, each `step`-th from `offset` reads the
/// earlier ones of these.
Reason segments(Position segment, Position step, Position offset);
/// Windows of `side` × `side` patches on a plane of `rows` × `columns`, moved by `shift`; those
/// that the plane's edge cuts are not joined with what is left at the opposite edge.
Reason plane_windows(Position rows, Position columns, Position side, Position shift);
/// The ancestors of a node and itself, and all keys before the root. Query k is node k; its parent
/// is an earlier one, or itself for the root.
Reason tree(std::vector<Position> parents);
/// Entries that stand for `length` tokens every `step`, once all of these have passed. The mask's
/// keys are the entries (`compressed_entries`).
Reason compressed(Position length, Position step);
/// Stated keys for each query of the area.
Reason listed(const std::vector<std::vector<Position>>& keys);

}  // namespace reason

/// The entries that compression makes of so many tokens.
Position compressed_entries(Position tokens, Position length, Position step);

/// Parents for `reason::tree` from the paths of a tree's choices, as in Medusa: {{0}, {1}, {0, 0}}.
/// Nodes are sorted by depth, then by path; node 0 is the root. A path whose parent is missing, or
/// that is said twice, is no tree: nothing is returned.
std::optional<std::vector<Position>> parents_of(std::vector<std::vector<Position>> choices);

}  // namespace attnfig
