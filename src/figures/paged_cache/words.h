#pragma once

#include "figures/paged_cache/quantities.h"
#include "spec/words.h"

// The words of a paged cache.

namespace attnfig {

namespace word {

constexpr Word logical_blocks = {"logical_blocks", "heading: the blocks of each request"};
constexpr Word logical_note = {"logical_note", "under it: how blocks are filled"};
constexpr Word physical_blocks = {"physical_blocks", "heading: the blocks of the pool"};
constexpr Word physical_note = {"physical_note", "under it: how blocks are taken"};
constexpr Word request_name = {"request_name", "a request called {}"};
constexpr Word request_tokens = {"request_tokens", "it has {:token|tokens}"};
constexpr Word in_block = {"in_block", "it stands in physical block {}"};
constexpr Word in_blocks = {"in_blocks", "it stands in physical blocks {}"};
constexpr Word free_block = {"free_block", "the block is free"};
constexpr Word part_of = {"part_of", "{1} of {2}"};
constexpr Word in_use = {"blocks_in_use", "blocks are used, {1} are free"};
constexpr Word slots_filled = {"slots_filled", "of {1} slots, {2} are empty"};
constexpr Word on_physical = {"on_physical", "{1} logical blocks stand on {2} physical ones"};
constexpr Word slots_a_block = {"slots_a_block", "a block has {} slots"};
constexpr Word pool_of = {"pool_of", "the pool has {} blocks"};
constexpr Word same_tokens = {"same_tokens", "the first {1} tokens of {2} and {3} are the same"};
constexpr Word name_comma = {"name_comma", "between names in a list"};
constexpr Word memory_in_use = {"memory_in_use", "blocks in use take {1} of the pool's {2}"};
constexpr Word memory_saved = {"memory_saved", "sharing saves {1}"};
constexpr Word memory_a_block = {"memory_a_block", "a block takes {}"};
constexpr Word stored_twice = {"stored_twice", "{} of the shared tokens fill no block"};
constexpr Word prompts_found = {"prompts_found", "{1} tokens of prompts were found in the cache"};
constexpr Word blocks_evicted = {"blocks_evicted", "{1} blocks were evicted"};
constexpr Word tell_block = {"tell_block", "what block {1} holds: {2}"};
constexpr Word tell_tokens = {"tell_tokens", "tokens {1} of the requests {2}"};
constexpr Word step_start = {"step_start", "request {1} starts with {2}"};
constexpr Word step_grow = {"step_grow", "request {1} grows to {2}"};
constexpr Word step_fork = {"step_fork", "request {1} goes on as {1} and {2}"};
constexpr Word step_end = {"step_end", "request {} ends"};
constexpr Word step_hits = {"step_hits", "{1} blocks found in the cache: {2}, {3} of the prompt"};
constexpr Word step_copied = {"step_copied", "block {1} is copied to {2} before it is written"};
constexpr Word step_evicted = {"step_evicted", "the content of blocks {} is given up"};
constexpr Word next_free = {"next_free",
                            "the free blocks {}, in the order in which they are taken"};
constexpr Word none_free = {"none_free", "no block is free"};
constexpr Word kept_key = {"kept_key", "how a free block looks whose tokens can still be found"};
constexpr Word paged_summary = {"paged_summary", "name of the summary, for screen readers"};
constexpr Word free_blocks_left_out = {"free_blocks_left_out", "{} free blocks are not drawn"};

}  // namespace word

constexpr Word paged_words[] = {word::logical_blocks,
                                word::logical_note,
                                word::physical_blocks,
                                word::physical_note,
                                word::request_name,
                                word::request_tokens,
                                word::in_block,
                                word::in_blocks,
                                word::free_block,
                                word::free_blocks_left_out,
                                word::part_of,
                                word::in_use,
                                word::slots_filled,
                                word::on_physical,
                                word::slots_a_block,
                                word::pool_of,
                                word::same_tokens,
                                word::name_comma,
                                word::memory_in_use,
                                word::memory_saved,
                                word::memory_a_block,
                                word::paged_summary,
                                word::stored_twice,
                                word::prompts_found,
                                word::blocks_evicted,
                                word::tell_block,
                                word::tell_tokens,
                                word::step_start,
                                word::step_grow,
                                word::step_fork,
                                word::step_end,
                                word::step_hits,
                                word::step_copied,
                                word::step_evicted,
                                word::next_free,
                                word::none_free,
                                word::kept_key,
                                paged_quantity::pool.label,
                                paged_quantity::logical.label,
                                paged_quantity::used.label,
                                paged_quantity::free_blocks.label,
                                paged_quantity::tokens.label,
                                paged_quantity::slots.label,
                                paged_quantity::filled.label,
                                paged_quantity::empty.label,
                                paged_quantity::utilisation.label,
                                paged_quantity::sharing.label,
                                paged_quantity::saved.label,
                                paged_quantity::hits.label,
                                paged_quantity::hit_tokens.label,
                                paged_quantity::hit_share.label,
                                paged_quantity::evictions.label,
                                paged_quantity::block_memory.label,
                                paged_quantity::pool_memory.label,
                                paged_quantity::used_memory.label,
                                paged_quantity::saved_memory.label};

}  // namespace attnfig
