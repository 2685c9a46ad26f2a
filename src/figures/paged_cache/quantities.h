#pragma once

#include "spec/figure_numbers.h"

// The numbers that a paged cache computes.

namespace attnfig::paged_quantity {

constexpr std::string_view paper = "Kwon et al. 2023, arXiv:2309.06180";
constexpr std::string_view prefixes = "vLLM docs/design/prefix_caching.md";

constexpr FigureQuantity pool = {.name = "blocks.pool",
                                 .label = {"blocks_pool", "label: blocks of the pool"},
                                 .about = "physical blocks of the pool",
                                 .unit = "blocks",
                                 .citation = paper};
constexpr FigureQuantity logical = {
    .name = "blocks.logical",
    .label = {"blocks_logical", "label: logical blocks of all requests"},
    .about = "blocks of all requests, ⌈tokens / block⌉ of each: as many as without sharing",
    .unit = "blocks",
    .citation = paper};
constexpr FigureQuantity used = {.name = "blocks.used",
                                 .label = {"blocks_used", "label: physical blocks in use"},
                                 .about = "physical blocks that a request uses",
                                 .unit = "blocks",
                                 .brief = true,
                                 .citation = paper};
constexpr FigureQuantity free_blocks = {.name = "blocks.free",
                                        .label = {"blocks_free", "label: free blocks"},
                                        .about = "physical blocks that no request uses",
                                        .unit = "blocks",
                                        .brief = true,
                                        .citation = paper};
constexpr FigureQuantity tokens = {
    .name = "tokens",
    .label = {"tokens_of_requests", "label: tokens of requests"},
    .about = "cached tokens of the requests, shared ones for each of them",
    .unit = "tokens",
    .brief = true};
constexpr FigureQuantity slots = {.name = "slots",
                                  .label = {"slots_of_blocks", "label: slots of blocks in use"},
                                  .about = "slots of the blocks in use, a token each",
                                  .unit = "slots",
                                  .citation = paper};
constexpr FigureQuantity filled = {.name = "slots.filled",
                                   .label = {"slots_with_token", "label: filled slots"},
                                   .about = "slots that hold a token; a shared one counts once",
                                   .unit = "slots",
                                   .citation = paper};
constexpr FigureQuantity empty = {
    .name = "slots.empty",
    .label = {"slots_without", "label: empty slots"},
    .about = "slots of blocks in use that hold no token: internal waste",
    .unit = "slots",
    .citation = paper};
constexpr FigureQuantity utilisation = {.name = "slots.share",
                                        .label = {"slots_share", "label: filled part of the slots"},
                                        .about = "filled slots over all slots of the blocks in use",
                                        .unit = "slots",
                                        .brief = true,
                                        .citation = paper};
constexpr FigureQuantity sharing = {.name = "sharing",
                                    .label = {"sharing_ratio", "label: sharing ratio"},
                                    .about = "logical blocks over physical blocks in use",
                                    .unit = "blocks",
                                    .brief = true,
                                    .citation = paper};
constexpr FigureQuantity saved = {.name = "sharing.saved",
                                  .label = {"sharing_saved", "label: part that sharing saves"},
                                  .about = "blocks that sharing saves over logical blocks",
                                  .unit = "blocks",
                                  .citation = paper};
constexpr FigureQuantity hits = {.name = "hits",
                                 .label = {"hits_blocks", "label: blocks found in the cache"},
                                 .about = "blocks of prompts that were found in the cache",
                                 .unit = "blocks",
                                 .citation = prefixes};
constexpr FigureQuantity hit_tokens = {.name = "hits.tokens",
                                       .label = {"hits_tokens", "label: tokens found in the cache"},
                                       .about = "tokens of prompts that were found in the cache",
                                       .unit = "tokens",
                                       .citation = prefixes};
constexpr FigureQuantity hit_share = {
    .name = "hits.share",
    .label = {"hits_share", "label: part of prompts found in the cache"},
    .about =
        "tokens that were found over tokens of all prompts that "
        "started in a step",
    .unit = "tokens",
    .brief = true,
    .citation = prefixes};
constexpr FigureQuantity evictions = {
    .name = "evictions",
    .label = {"evicted_blocks", "label: evicted blocks"},
    .about =
        "free blocks that were taken while their tokens could still "
        "be found",
    .unit = "blocks",
    .brief = true,
    .citation = prefixes};
constexpr FigureQuantity block_memory = {.name = "block.memory",
                                         .label = {"block_memory", "label: memory of a block"},
                                         .about = "memory of one block in all layers",
                                         .unit = "bits",
                                         .citation = paper};
constexpr FigureQuantity pool_memory = {.name = "pool.memory",
                                        .label = {"pool_memory", "label: memory of the pool"},
                                        .about = "memory of all blocks of the pool",
                                        .unit = "bits",
                                        .citation = paper};
constexpr FigureQuantity used_memory = {.name = "used.memory",
                                        .label = {"used_memory", "label: memory of blocks in use"},
                                        .about = "memory of the blocks in use",
                                        .unit = "bits",
                                        .brief = true,
                                        .citation = paper};
constexpr FigureQuantity saved_memory = {
    .name = "saved.memory",
    .label = {"saved_memory", "label: memory that sharing saves"},
    .about = "memory of the blocks that sharing saves",
    .unit = "bits",
    .citation = paper};

constexpr const FigureQuantity* all[] = {
    &used,      &free_blocks,  &pool,        &logical,     &tokens,      &slots,      &filled,
    &empty,     &utilisation,  &sharing,     &saved,       &hits,        &hit_tokens, &hit_share,
    &evictions, &block_memory, &pool_memory, &used_memory, &saved_memory};

}  // namespace attnfig::paged_quantity
