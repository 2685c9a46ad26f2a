#include "model/serving/paged_cache.h"

#include <algorithm>
#include <cassert>

namespace attnfig {
namespace {

template <class Named>
auto named(std::vector<Named>& all, std::string_view name) {
  return std::find_if(all.begin(), all.end(), [&](const Named& one) { return one.name == name; });
}

}  // namespace

PageCount pages_of(TokenCount tokens, TokenCount page) {
  return tokens / page + (tokens % page == 0 ? 0 : 1);
}

PagedCache::PagedCache(TokenCount page, PageCount pool) : page_(page), pool_(pool) {
  assert(page != 0);
  for (PageId id = 0; id < pool; ++id) free_.push_back(id);
}

PagedCache::PagedCache(TokenCount page, const std::vector<PageId>& free_queue)
    : page_(page), pool_(free_queue.size()), free_(free_queue.begin(), free_queue.end()) {
  assert(page != 0);
}

const Sequence* PagedCache::find(std::string_view name) const {
  const auto found = std::find_if(running_.begin(), running_.end(),
                                  [&](const Sequence& one) { return one.name == name; });
  return found == running_.end() ? nullptr : &*found;
}

Sequence& PagedCache::running(std::string_view name) {
  const auto found = named(running_, name);
  assert(found != running_.end());
  return *found;
}

/// A page whose tokens all stand in the shared prefix is that of the other sequence.
PageContent PagedCache::content_of(std::string_view sequence, PageCount page) const {
  for (;;) {
    const auto known = std::find_if(known_.begin(), known_.end(),
                                    [&](const Known& one) { return one.name == sequence; });
    if (known == known_.end() || !known->shares || known->shares->tokens < (page + 1) * page_)
      return {std::string(sequence), page};
    sequence = known->shares->of;
  }
}

std::vector<PageId> PagedCache::hits(const Sequence& sequence) const {
  std::vector<PageId> found;
  if (!sequence.shares || sequence.tokens == 0) return found;
  const PageCount most = std::min(sequence.shares->tokens, sequence.tokens - 1) / page_;
  while (found.size() < most) {
    const PageContent content = content_of(sequence.name, found.size());
    const auto page = std::find_if(pool_.begin(), pool_.end(),
                                   [&](const PhysicalPage& one) { return one.content == content; });
    if (page == pool_.end()) break;
    found.push_back(static_cast<PageId>(page - pool_.begin()));
  }
  return found;
}

PageId PagedCache::take(StepOutcome& outcome) {
  const PageId id = free_.front();
  free_.pop_front();
  PhysicalPage& page = pool_[id];
  if (page.content) outcome.evicted.push_back(id);
  page = {.references = 1};
  outcome.taken.push_back(id);
  return id;
}

void PagedCache::touch(PageId id) {
  if (pool_[id].references == 0) std::erase(free_, id);
  ++pool_[id].references;
}

void PagedCache::release(PageId id, StepOutcome& outcome) {
  if (--pool_[id].references != 0) return;
  free_.push_back(id);
  outcome.freed.push_back(id);
}

void PagedCache::note_full_pages(const Sequence& sequence, PageCount first) {
  for (PageCount k = first; k < sequence.tokens / page_; ++k)
    pool_[sequence.pages[k]].content = content_of(sequence.name, k);
}

StepOutcome PagedCache::start(const std::string& name, TokenCount tokens,
                              const std::optional<SharedPrefix>& shares) {
  assert(named(known_, name) == known_.end());
  Sequence sequence{name, tokens, shares};
  known_.push_back({name, shares});
  sequence.pages = hits(sequence);
  StepOutcome outcome{.hits = sequence.pages.size()};
  const auto waiting =
      static_cast<PageCount>(std::count_if(sequence.pages.begin(), sequence.pages.end(),
                                           [&](PageId id) { return pool_[id].references == 0; }));
  const PageCount needed = pages_of(tokens, page_) - outcome.hits;
  if (const PageCount room = free_.size() - waiting; room < needed) {
    known_.pop_back();
    return {.missing = needed - room};
  }
  for (const PageId id : sequence.pages) touch(id);
  for (PageCount k = 0; k < needed; ++k) sequence.pages.push_back(take(outcome));
  note_full_pages(sequence, outcome.hits);
  running_.push_back(std::move(sequence));
  return outcome;
}

StepOutcome PagedCache::grow(std::string_view name, TokenCount tokens) {
  Sequence& sequence = running(name);
  assert(sequence.tokens <= tokens);
  const bool writes = sequence.tokens < tokens && sequence.tokens % page_ != 0;
  const bool copies = writes && 1 < pool_[sequence.pages.back()].references;
  const PageCount needed = pages_of(tokens, page_) - sequence.pages.size() + (copies ? 1 : 0);
  if (free_.size() < needed) return {.missing = needed - free_.size()};
  StepOutcome outcome;
  if (copies) {
    const PageId from = sequence.pages.back();
    sequence.pages.back() = take(outcome);
    release(from, outcome);
    outcome.copied = {from, sequence.pages.back()};
  }
  while (sequence.pages.size() < pages_of(tokens, page_)) sequence.pages.push_back(take(outcome));
  const PageCount full = sequence.tokens / page_;
  sequence.tokens = tokens;
  note_full_pages(sequence, full);
  return outcome;
}

void PagedCache::fork(const std::string& name, std::string_view from) {
  assert(named(known_, name) == known_.end());
  Sequence copy = running(from);
  copy.name = name;
  copy.shares = SharedPrefix{std::string(from), copy.tokens};
  for (const PageId id : copy.pages) touch(id);
  known_.push_back({name, copy.shares});
  running_.push_back(std::move(copy));
}

StepOutcome PagedCache::end(std::string_view name) {
  StepOutcome outcome;
  const auto found = named(running_, name);
  assert(found != running_.end());
  std::vector<PageId> pages = std::move(found->pages);
  for (; !pages.empty(); pages.pop_back()) release(pages.back(), outcome);
  running_.erase(found);
  return outcome;
}

void PagedCache::place(Sequence sequence) {
  for (const PageId id : sequence.pages) touch(id);
  known_.push_back({sequence.name, sequence.shares});
  note_full_pages(sequence, 0);
  running_.push_back(std::move(sequence));
}

TokenCount PagedCache::filled(PageId page) const {
  TokenCount most = 0;
  for (const Sequence& sequence : running_)
    for (PageCount k = 0; k < sequence.pages.size(); ++k)
      if (sequence.pages[k] == page)
        most = std::max(most, std::min(page_, sequence.tokens - k * page_));
  return most;
}

PageCounts counts(const PagedCache& cache) {
  PageCounts counts{.pool = cache.pool().size()};
  for (PageId id = 0; id < cache.pool().size(); ++id) {
    if (cache.pool()[id].references == 0) continue;
    ++counts.used;
    counts.filled += cache.filled(id);
  }
  counts.slots = counts.used * cache.page();
  for (const Sequence& sequence : cache.sequences()) {
    counts.logical += sequence.pages.size();
    counts.tokens += sequence.tokens;
  }
  return counts;
}

PageCount further(const PagedCache& cache, TokenCount tokens) {
  assert(tokens != 0);
  return cache.free_queue().size() / pages_of(tokens, cache.page());
}

}  // namespace attnfig
