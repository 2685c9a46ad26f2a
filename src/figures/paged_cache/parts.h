#pragma once

#include "figures/paged_cache/form.h"

namespace attnfig {

/// The panels of a paged cache, in their order; those of steps follow.
enum class PagedPanel : std::size_t { requests, pool, summary, first_step };

/// What the text that counts blocks which are not drawn is about, with their number.
constexpr std::string_view blocks_left_out = "blocks-left-out";

/// The input for drawing a paged cache in one form.
struct PagedInput {
  const DrawInput& input;
  const PagedCachePlan& plan;
  const PagedCache& cache;
  PagedForm form;
  Length width;

  TextStyle text(const Mark& mark) const {
    return {.mark = mark, .size = input.metrics[metric::text_size]};
  }
};

/// The requests and the pool: side by side, or one below the other.
Picture draw_parts(const PagedInput& input);

/// The grid of the pool, without a heading.
Picture draw_grid(const PagedInput& input);

/// The panels of steps, in the columns of the page.
Picture draw_steps(const DrawInput& input, const PagedCachePlan& plan, const Grid& grid);

}  // namespace attnfig
