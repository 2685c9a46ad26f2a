// What a paged cache tells a reader who points at a block: whose tokens are in it.

#include "figures/paged_cache/blocks.h"
#include "figures/paged_cache/parts.h"
#include "figures/paged_cache/words.h"
#include "spec/finished_panel.h"
#include "text/number.h"

namespace attnfig {
namespace {

/// The cache that a panel shows.
const PagedCache& cache_of(const FinishedPanel& panel, const PagedCachePlan& plan) {
  constexpr auto first = static_cast<std::size_t>(PagedPanel::first_step);
  return panel.index() < first ? plan.cache : plan.frames[panel.index() - first].cache;
}

std::string range(TokenCount first, TokenCount last) {
  return first == last ? grouped(first) : grouped(first) + "–" + grouped(last);
}

}  // namespace

std::string tell_of_paged_cache(const FinishedPanel& panel, const std::any& content,
                                const Item& item) {
  const bool is_block = item.mark == paged_marks::block || item.mark == paged_marks::free_block;
  if (!is_block || item.stands_for.size() == 0) return {};
  const auto& plan = std::any_cast<const PagedCachePlan&>(content);
  const auto id = static_cast<PageId>(item.stands_for[0].number);
  const PagedCache& cache = cache_of(panel, plan);
  const DrawnBlock block = blocks_of_pool(plan, cache, cache.pool().size())[id];
  const Words& words = panel.words;
  if (block.owners.empty())
    return with_texts(words[word::tell_block], {grouped(id), words[word::free_block]});
  std::vector<std::string> facts;
  for (const int series : block.owners)
    facts.push_back(plain(plan.requests[static_cast<std::size_t>(series) - 1].label));
  const TokenCount before = block.logical * cache.page();
  std::string held = with_texts(words[word::tell_tokens],
                                {range(before + 1, before + block.filled), joined(words, facts)});
  if (block.free) held = joined(words, {words[word::free_block], held});
  return with_texts(words[word::tell_block], {grouped(id), held});
}

}  // namespace attnfig
