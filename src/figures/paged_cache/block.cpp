// Fields of the block of a paged cache.

#include "figures/paged_cache/block.h"

namespace attnfig {
namespace {

constexpr Field request_fields[] = {
    field<&RequestSpec::tokens>({.name = "tokens",
                                 .about = "tokens of the request that are cached",
                                 .also_called = "length len context"}),
    field<&RequestSpec::shares>(
        {.name = "shares",
         .about = "an earlier request, and how many of its first tokens are those of this one",
         .fallback = "(none)",
         .also_called = "like prefix"}),
    field<&RequestSpec::label>({.name = "label",
                                .about = "what readers call it",
                                .fallback = "(Request and its name)",
                                .also_called = "name title"}),
};

constexpr Field step_fields[] = {
    field<&StepSpec::start>(
        {.name = "start", .about = "the name of a new request", .fallback = "(none)"}),
    field<&StepSpec::grow>(
        {.name = "grow", .about = "the request that gets further tokens", .fallback = "(none)"}),
    field<&StepSpec::fork>(
        {.name = "fork",
         .about = "the request that goes on as two, which share blocks until one is written",
         .fallback = "(none)"}),
    field<&StepSpec::end>({.name = "end", .about = "the request that ends", .fallback = "(none)"}),
    field<&StepSpec::tokens>({.name = "tokens",
                              .about = "of a start: tokens of its prompt",
                              .fallback = "(none)",
                              .also_called = "length len"}),
    field<&StepSpec::to>({.name = "to",
                          .about = "of a request that grows: its tokens then, in all",
                          .fallback = "(none)"}),
    field<&StepSpec::shares>(
        {.name = "shares",
         .about = "of a start: an earlier request, and how many of its first tokens are the same",
         .fallback = "(none)",
         .also_called = "like prefix"}),
    field<&StepSpec::as>({.name = "as",
                          .about = "of a fork: the name of the copy",
                          .fallback = "(the request's with a number)"}),
};

constexpr Field block_fields[] = {
    field<&PagedCacheBlock::block>({.name = "block",
                                    .about = "tokens of a block, which engines also call a page",
                                    .also_called = "block_size page page_size"}),
    field<&PagedCacheBlock::pool>({.name = "pool",
                                   .about = "physical blocks",
                                   .fallback = "(as many as the memory holds)",
                                   .also_called = "blocks num_blocks num_gpu_blocks"}),
    field<&PagedCacheBlock::memory>({.name = "memory",
                                     .about = "memory of the pool, such as 2GiB, in place of pool; "
                                              "needs a layout",
                                     .fallback = "(none)"}),
    field<&PagedCacheBlock::layout>({.name = "layout",
                                     .about = "the layout whose keys and values the blocks hold",
                                     .fallback = "(none: blocks are only counted)"}),
    field<&PagedCacheBlock::requests>({.name = "requests",
                                       .about = "the requests that run, in their order",
                                       .fallback = "(none: steps start them)",
                                       .also_called = "sequences"}),
    field<&PagedCacheBlock::place>(
        {.name = "place",
         .about = "the numbers of the physical blocks that each request stands on, in the order of "
                  "its tokens",
         .fallback = "(in the order of the free queue)",
         .also_called = "block_table block_tables table"}),
    field<&PagedCacheBlock::steps>(
        {.name = "steps",
         .about =
             "what happens then, a panel each: the pool after it, and the queue of free blocks",
         .fallback = "(nothing)"}),
};

}  // namespace

const Table RequestSpec::table = {"a request", "One request, by how many tokens it has cached.",
                                  request_fields, "tokens"};
const Table StepSpec::table = {
    "a step", "One of `start`, `grow`, `fork` and `end`, with what belongs to it.", step_fields};
const Table PagedCacheBlock::table = {
    "a paged cache", "Logical blocks of requests on the physical blocks of a pool.", block_fields};

void Value<StepSpec>::read(const Reporter& reporter, const Field&, const Node& node,
                           StepSpec& value) {
  value.offset = node.offset;
  const Target target{&StepSpec::table, &value};
  read_mapping(reporter, node, {&target, 1});
}

}  // namespace attnfig
