#pragma once

#include "figures/growth_words.h"

// The words of a map of heads.

namespace attnfig {

namespace word {

// Labels of rows.
constexpr Word q_heads = {"q_heads", "label of the row of query heads"};
constexpr Word kv_heads = {"kv_heads", "label of the row of joined heads"};
constexpr Word k_heads = {"k_heads", "label of the row of key heads"};
constexpr Word v_heads = {"v_heads", "label of the row of value heads"};
constexpr Word shared_tensors = {"shared_tensors", "label of the row of latent and rope key"};
constexpr Word heads = {"heads", "label of the row of heads of recurrent layers"};
constexpr Word channels = {"channels", "label of the row of heads that are one element wide"};
constexpr Word kv_vectors = {"kv_vectors", "label of the row of vectors that are key and value"};
constexpr Word states = {"states", "label of the row of recurrent states"};
constexpr Word convolutions = {"convolutions", "label of the row of convolutions"};
constexpr Word also_cached = {"also_cached",
                              "label of the row of what is cached beside what heads read"};
// Tensors.
constexpr Word latent = {"latent", "the compressed latent"};
constexpr Word rope_key = {"rope_key", "the decoupled rope key"};
constexpr Word key_value = {"key_value", "a vector that is key and value"};
constexpr Word keys_and_values = {"keys_and_values", "further keys and values of one head"};
constexpr Word key_factors = {"key_factors", "factors that keys are made from"};
constexpr Word value_factors = {"value_factors", "factors that values are made from"};
constexpr Word index_key = {"index_key", "the key of an indexer"};
constexpr Word state = {"state", "a recurrent state"};
constexpr Word convolution = {"convolution", "the newest inputs of a convolution"};
constexpr Word each = {"each", "the size {} of one of many"};
// One head, for who points at it.
constexpr Word q_head = {"q_head", "one query head"};
constexpr Word kv_head = {"kv_head", "one joined head"};
constexpr Word k_head = {"k_head", "one key head"};
constexpr Word v_head = {"v_head", "one value head"};
constexpr Word reads = {"reads", "a query head reads the head {}"};
constexpr Word read_by = {"read_by", "query heads {} read a head"};
constexpr Word up_projected_from = {"remade_from",
                                    "a head is up-projected from {} when it is read"};
// Left-out heads and groups.
constexpr Word heads_left_out = {"heads_left_out", "{} heads are not drawn"};
constexpr Word heads_left_out_of_group = {"heads_left_out_of_group",
                                          "{} heads of each drawn group are not drawn"};
constexpr Word whole_groups_left_out = {"whole_groups_left_out", "{} groups are not drawn at all"};
constexpr Word groups_left_out = {"groups_left_out", "{} groups are not drawn"};

}  // namespace word

constexpr Word head_map_words[] = {word::q_heads,
                                   word::kv_heads,
                                   word::k_heads,
                                   word::v_heads,
                                   word::shared_tensors,
                                   word::heads,
                                   word::channels,
                                   word::kv_vectors,
                                   word::states,
                                   word::convolutions,
                                   word::also_cached,
                                   word::latent,
                                   word::rope_key,
                                   word::key_value,
                                   word::keys_and_values,
                                   word::key_factors,
                                   word::value_factors,
                                   word::index_key,
                                   word::state,
                                   word::convolution,
                                   word::each,
                                   word::q_head,
                                   word::kv_head,
                                   word::k_head,
                                   word::v_head,
                                   word::reads,
                                   word::read_by,
                                   word::up_projected_from,
                                   word::heads_left_out,
                                   word::heads_left_out_of_group,
                                   word::whole_groups_left_out,
                                   word::groups_left_out,
                                   word::window,
                                   word::sinks,
                                   word::chunk,
                                   word::encoder,
                                   word::every};

}  // namespace attnfig
