#pragma once

#include "figures/paged_cache/paged_cache.h"
#include "spec/figure_numbers.h"

namespace attnfig {

/// The name by which numbers of the whole cache are asked for.
inline constexpr std::string_view whole_cache = "paged_cache";

/// Every number of a paged cache: of the whole, then of each request.
std::vector<FigureNumber> numbers_of(const PagedCachePlan& plan);

}  // namespace attnfig
