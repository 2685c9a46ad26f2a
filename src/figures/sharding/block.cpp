// Fields of the block of a layout on its devices.

#include "figures/sharding/sharding.h"

namespace attnfig {
namespace {

constexpr Field fields[] = {
    field<&ShardingBlock::layout>({.name = "layout",
                                   .about = "the layout, which states tensor_parallel",
                                   .fallback = "(the only layout that does)"}),
    field<&ShardingBlock::context_parallel>(
        {.name = "context_parallel",
         .about = "devices with the same heads over which tokens are spread in place of copies: "
                  "token t is on the one of number t mod context_parallel; divides tensor_parallel "
                  "/ KV heads",
         .fallback = "(1)",
         .also_called = "dcp decode_context_parallel_size"}),
};

}  // namespace

const Table ShardingBlock::table = {"a figure of sharding",
                                    "The heads and the cache of a layout on its devices.", fields};

}  // namespace attnfig
