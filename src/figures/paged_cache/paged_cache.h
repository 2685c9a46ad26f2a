#pragma once

#include "figures/bar_card/meters.h"
#include "figures/paged_cache/block.h"
#include "model/serving/placement.h"
#include "spec/saying.h"

namespace attnfig {

extern const FigureKind paged_cache;

/// A request that the figure shows, or a copy of one. Its number, from 1, is its series.
struct PagedRequest {
  std::string name;
  RichText label;
  Place tokens_at = {};  // where its newest number of tokens is stated

  friend bool operator==(const PagedRequest&, const PagedRequest&) = default;
};

/// The words of a step.
struct PagedStepText {
  RichText title;
  std::vector<RichText> facts;

  friend bool operator==(const PagedStepText&, const PagedStepText&) = default;
};

struct PagedCachePlan {
  /// All that ever run, in the order in which they start.
  std::vector<PagedRequest> requests = {};
  /// Before the first step.
  PagedCache cache = PagedCache(1, PageCount{0});
  std::vector<PagingStep> steps = {};
  /// The cache after each step.
  std::vector<PagingFrame> frames = {};
  Place block_at = {};
  /// The blocks of the pool, and if a layout is named the bits of one block.
  Expression pool = {};
  std::optional<Expression> block_bits = {};
  // Texts.
  RichText about = {};
  /// Of each request that runs before the first step: its name; its tokens and blocks.
  std::vector<std::pair<RichText, RichText>> placed = {};
  std::vector<Meter> stats = {};
  std::vector<PagedStepText> step_texts = {};

  /// At the end of all steps.
  const PagedCache& last() const { return frames.empty() ? cache : frames.back().cache; }
  /// The number of a request of this name.
  int series(std::string_view name) const;
  const PagedRequest& request(std::string_view name) const {
    return requests[static_cast<std::size_t>(series(name)) - 1];
  }

  friend bool operator==(const PagedCachePlan&, const PagedCachePlan&) = default;
};

/// Fills the texts of a plan whose numbers are known.
void say_paged_cache(const Words& words, PagedCachePlan& plan);

std::optional<PagedCachePlan> plan_paged_cache(Saying& say, const PagedCacheBlock& block);
std::string dump_paged_cache(const Plan& all, const PagedCachePlan& plan);
Prepared prepare_paged_cache(const DrawInput& input, const PagedCachePlan& plan);
std::string tell_of_paged_cache(const FinishedPanel& panel, const std::any& plan, const Item& item);
std::string describe_paged_cache(const FinishedPanel& panel, const PagedCachePlan& plan);

}  // namespace attnfig
