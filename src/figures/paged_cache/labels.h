#pragma once

#include "figures/paged_cache/blocks.h"

// What is said of blocks and requests.

namespace attnfig {

/// "7: A₁ + B₁" or "7: free" in one line; in two, the number is the first.
RichText block_number(const DrawnBlock& block);
RichText block_content(const Words& words, const PagedCachePlan& plan, const DrawnBlock& block);
RichText block_label(const Words& words, const PagedCachePlan& plan, const DrawnBlock& block);

/// "11 tokens".
std::string token_text(const Words& words, TokenCount tokens);

/// "0–124, 200": the numbers of blocks, with runs of neighbours as ranges.
std::string block_ranges(const std::vector<PageId>& blocks);

}  // namespace attnfig
