#pragma once

#include "spec/words.h"

// What grids of masks say.

namespace attnfig::mask_word {

// Names of masks by their reasons, which titles join.
constexpr Word all = {"mask_all", "title of a mask whose queries read every key"};
constexpr Word causal = {"mask_causal", "title of a mask whose queries read every earlier key"};
constexpr Word prefix = {"mask_prefix", "title of a mask with a prefix"};
constexpr Word groups = {"mask_groups", "title of a mask with images in a text"};
constexpr Word window = {"mask_window", "title of a mask with a window"};
constexpr Word band = {"mask_band", "title of a mask with a window on both sides"};
constexpr Word chunk = {"mask_chunk", "title of a mask with chunks"};
constexpr Word dilated = {"mask_dilated", "title of a mask with a dilated window"};
constexpr Word stride = {"mask_stride", "title of a mask with a stride"};
constexpr Word summary = {"mask_summary", "title of a mask with the last keys of blocks"};
constexpr Word segments = {"mask_segments", "title of a mask with dilated segments"};
constexpr Word global = {"mask_global", "title of a mask with global tokens"};
constexpr Word every = {"mask_every", "title of a mask with keys at regular places"};
constexpr Word sinks = {"mask_sinks", "title of a mask with attention sinks"};
constexpr Word cross = {"mask_cross", "title of a mask of cross-attention"};
constexpr Word tree = {"mask_tree", "title of a mask of a tree of drafted tokens"};
constexpr Word compressed = {"mask_compressed", "title of a mask of compressed entries"};
constexpr Word plane = {"mask_plane", "title of a mask of windows on a plane"};
constexpr Word listed = {"mask_listed", "title of a mask whose keys are listed"};
constexpr Word chosen = {"mask_chosen", "title of a mask with keys that the data choose"};
constexpr Word chosen_chunks = {"mask_chosen_chunks", "title of a mask with chosen chunks"};
constexpr Word random = {"mask_random", "title of a mask with random blocks"};
constexpr Word weights = {"mask_weights", "title of a mask whose weights are stated"};
constexpr Word documents = {"mask_documents", "title of a mask of packed documents"};
constexpr Word and_also = {"mask_and", "what joins two of these names"};

// Which keys are read.
constexpr Word all_keys = {"mask_all_keys", "every key is read"};
constexpr Word causal_keys = {"mask_causal_keys", "every key so far is read"};
constexpr Word prefix_keys = {"mask_prefix_keys", "the first {} keys are read, both ways"};
constexpr Word groups_keys = {"mask_groups_keys", "the keys of the own image are read"};
constexpr Word window_keys = {"mask_window_keys", "the newest {} keys are read"};
constexpr Word band_keys = {"mask_band_keys", "{} keys before and {} keys after are read"};
constexpr Word band_blocks = {"mask_band_blocks", "{} blocks before and {} after, of {} keys"};
constexpr Word chunk_keys = {"mask_chunk_keys", "the own chunk of {} keys is read"};
constexpr Word dilated_keys = {"mask_dilated_keys", "{} keys are read, {} tokens apart"};
constexpr Word stride_keys = {"mask_stride_keys", "the keys {}, 2 × {} … tokens back are read"};
constexpr Word summary_keys = {"mask_summary_keys", "the last {} keys of earlier blocks of {}"};
constexpr Word segments_keys = {"mask_segments_keys", "in segments of {}, 1 token in {}"};
constexpr Word global_keys = {"mask_global_keys", "{} global keys are read"};
constexpr Word global_tokens = {"mask_global_tokens", "{} tokens read all and are read by all"};
constexpr Word global_blocks = {"mask_global_blocks", "the same of {} blocks"};
constexpr Word every_keys = {"mask_every_keys", "the keys at multiples of {} are read"};
constexpr Word sinks_keys = {"mask_sinks_keys", "the first {} keys are read, as sinks"};
constexpr Word cross_keys = {"mask_cross_keys", "every key of the encoder is read"};
constexpr Word tree_keys = {"mask_tree_keys", "a node reads its ancestors and the prefix"};
constexpr Word compressed_keys = {"mask_compressed_keys", "finished entries of {} tokens are read"};
constexpr Word plane_keys = {"mask_plane_keys", "the own window of {} × {} patches is read"};
constexpr Word shifted_keys = {"mask_shifted_keys", "the same, with windows that moved by {}"};
constexpr Word listed_keys = {"mask_listed_keys", "the listed keys are read"};
constexpr Word weights_keys = {"mask_weights_keys", "the area of a square is its weight"};
constexpr Word chosen_keys = {"mask_chosen_keys", "a sample of {} keys, drawn with seed {}"};
constexpr Word chosen_chunks_keys = {"mask_chosen_chunks_keys",
                                     "a sample of {} earlier chunks, drawn with seed {}"};
constexpr Word random_keys = {"mask_random_keys", "a sample of {} random blocks, seed {}"};

// Numbers.
constexpr Word size = {"mask_size", "{} queries and {} keys"};
constexpr Word scores = {"mask_scores", "{} scores are computed"};
constexpr Word of_causal = {"mask_of_causal", "a share {} of causal scores"};
constexpr Word of_all = {"mask_of_all", "a share {} of all scores"};
constexpr Word last_query = {"mask_last_query", "query {} reads {} keys"};
constexpr Word cached = {"mask_cached", "{} keys stay cached"};
constexpr Word at_size = {"mask_at_size", "heading of the numbers at {} tokens"};
constexpr Word summed = {"mask_summed", "a cell stands for {} × {} scores"};

// The same in tables.
constexpr Word scores_label = {"mask_scores_label", "label of the scores that a mask computes"};
constexpr Word share_label = {"mask_share_label", "label of their share"};
constexpr Word last_label = {"mask_last_label", "label of the keys that the last query reads"};
constexpr Word cached_label = {"mask_cached_label", "label of the keys that stay cached"};
constexpr Word real_scores_label = {"mask_real_scores_label", "the same at the real size"};
constexpr Word real_share_label = {"mask_real_share_label", "the same at the real size"};
constexpr Word real_last_label = {"mask_real_last_label", "the same at the real size"};
constexpr Word real_cached_label = {"mask_real_cached_label", "the same at the real size"};

// Around a grid.
constexpr Word queries_axis = {"mask_queries", "queries {} run down"};
constexpr Word keys_axis = {"mask_keys", "keys {} run to the right"};
constexpr Word entries_axis = {"mask_entries", "entries {} run to the right"};

constexpr Word list[] = {all,
                         causal,
                         prefix,
                         groups,
                         window,
                         band,
                         chunk,
                         dilated,
                         stride,
                         summary,
                         segments,
                         global,
                         every,
                         sinks,
                         cross,
                         tree,
                         compressed,
                         plane,
                         listed,
                         chosen,
                         chosen_chunks,
                         random,
                         weights,
                         documents,
                         and_also,
                         all_keys,
                         causal_keys,
                         prefix_keys,
                         groups_keys,
                         window_keys,
                         band_keys,
                         band_blocks,
                         chunk_keys,
                         dilated_keys,
                         stride_keys,
                         summary_keys,
                         segments_keys,
                         global_keys,
                         global_tokens,
                         global_blocks,
                         every_keys,
                         sinks_keys,
                         cross_keys,
                         tree_keys,
                         compressed_keys,
                         plane_keys,
                         shifted_keys,
                         listed_keys,
                         weights_keys,
                         chosen_keys,
                         chosen_chunks_keys,
                         random_keys,
                         size,
                         scores,
                         of_causal,
                         of_all,
                         last_query,
                         cached,
                         at_size,
                         summed,
                         queries_axis,
                         scores_label,
                         share_label,
                         last_label,
                         cached_label,
                         real_scores_label,
                         real_share_label,
                         real_last_label,
                         real_cached_label,
                         keys_axis,
                         entries_axis};

}  // namespace attnfig::mask_word
