#pragma once

#include "figures/paged_cache/paged_cache.h"

// What is wrong with the block of a paged cache, at its places.

namespace attnfig {

/// The prefix that a request shares, if any. Reports a second one.
std::optional<SharedPrefix> prefix_of(const Saying& say, const SharesSpec& shares);

/// Reports requests that are named where there is none.
void report_names(const Saying& say, const PagedCacheBlock& block,
                  const std::vector<Sequence>& sequences);

/// Reports prefixes that are longer than a request, and stated blocks on which requests cannot
/// stand.
void report_placement(const Saying& say, const PagedCacheBlock& block, PageCount pool,
                      const std::vector<Sequence>& sequences);

/// Reports by how many blocks the pool is too small for the requests.
void report_small_pool(const Saying& say, const PagedCacheBlock& block, PageCount pool,
                       const std::vector<Sequence>& sequences);

/// The steps of a block. Reports those that cannot be done, whatever the pool.
std::vector<PagingStep> steps_of(const Saying& say, const PagedCacheBlock& block,
                                 const std::vector<Sequence>& running);

/// Reports a step for which the pool is too small, and more blocks than a figure shows.
void report_frames(const Saying& say, const PagedCacheBlock& block, const PagedCachePlan& plan);

}  // namespace attnfig
