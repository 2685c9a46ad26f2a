#pragma once

#include "figures/growth_words.h"
#include "figures/role_words.h"

// The words of a map of heads.

namespace attnfig {

namespace word {

constexpr Word band_key = {"band_key", "what stands in the band"};
constexpr Word projected_key = {"projected_key", "what is dashed"};
constexpr Word more = {"more", "{} are not drawn, in the drawing"};
constexpr Word q_heads = {"q_heads", "several query heads"};
constexpr Word also_cached = {"also_cached", "what is cached beside what heads read"};
// Tensors.
constexpr Word keys_and_values = {"keys_and_values", "further keys and values of one head"};
// One head, for who points at it.
constexpr Word q_head = {"q_head", "one query head"};
constexpr Word kv_head = {"kv_head", "one key head and its value head"};
constexpr Word k_head = {"k_head", "one key head"};
constexpr Word v_head = {"v_head", "one value head"};
constexpr Word reads = {"reads", "a query head reads the head {}"};
constexpr Word read_by = {"read_by", "query heads {} read a head"};
constexpr Word up_projected_from = {"remade_from",
                                    "a head is up-projected from {} when it is read"};
// What an author adds to a panel.
constexpr Word stands_out = {"stands_out", "a query head whose path stands out is {}"};
constexpr Word size_of_queries = {"size_of_queries", "all queries of a token have {} elements"};
constexpr Word size_of_cached = {"size_of_cached", "what is cached of a token has {} elements"};
// Left-out heads and groups.
constexpr Word heads_left_out = {"heads_left_out", "{} heads are not drawn"};
constexpr Word heads_left_out_of_group = {"heads_left_out_of_group",
                                          "{} heads of each drawn group are not drawn"};
constexpr Word whole_groups_left_out = {"whole_groups_left_out", "{} groups are not drawn at all"};

}  // namespace word

constexpr Word head_map_words[] = {word::band_key,
                                   word::projected_key,
                                   word::more,
                                   word::q_heads,
                                   word::also_cached,
                                   word::keys_and_values,
                                   word::q_head,
                                   word::kv_head,
                                   word::k_head,
                                   word::v_head,
                                   word::reads,
                                   word::read_by,
                                   word::up_projected_from,
                                   word::stands_out,
                                   word::size_of_queries,
                                   word::size_of_cached,
                                   word::heads_left_out,
                                   word::heads_left_out_of_group,
                                   word::whole_groups_left_out,
                                   word::window,
                                   word::sinks,
                                   word::chunk,
                                   word::encoder,
                                   word::every};

}  // namespace attnfig
