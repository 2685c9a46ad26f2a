#pragma once

#include "figures/paged_cache/blocks.h"

namespace attnfig {

/// What stands under a physical block: its number and those who have it in one line, in two, or the
/// number alone.
enum class PoolLabels { one_line, two_lines, number, none };

/// How the requests and the pool are arranged: side by side if a row of every request fits there in
/// one line; else the pool stands below the requests.
struct PagedForm {
  BlockForm block;
  PoolLabels labels = PoolLabels::one_line;
  bool side_by_side = false;
  Length label_width = {};  // of the requests' names beside their rows; 0: they stand above
  std::size_t logical_columns = 1;
  std::size_t pool_columns = 1;
  PageCount drawn = 0;    // of the pool; the others are free
  Length pool_left = {};  // where the pool starts

  /// From the top of a row to its blocks: two lines beside them may be higher.
  Length row_top = {};
  /// Of a row of logical blocks, and of one of physical blocks, with their labels.
  Length logical_height = {};
  Length pool_height = {};
};

PagedForm paged_form(const DrawInput& input, const PagedCachePlan& plan, const PagedCache& cache,
                     Length width);

/// The form of the panels of all steps, in the width of one.
PagedForm step_form(const DrawInput& input, const PagedCachePlan& plan, Length width);

}  // namespace attnfig
