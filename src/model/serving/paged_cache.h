#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace attnfig {

// A paged KV cache (PagedAttention, Kwon et al. 2023, arXiv:2309.06180; prefix caching as vLLM v1
// has it, docs/design/prefix_caching.md). Its pages are what engines call blocks.

using TokenCount = std::uint64_t;
using PageCount = std::uint64_t;
using PageId = std::uint64_t;  // of a physical page, from 0

/// The pages that so many tokens take: ⌈tokens / page⌉.
PageCount pages_of(TokenCount tokens, TokenCount page);

/// The first tokens of a sequence that are those of an earlier one.
struct SharedPrefix {
  std::string of;
  TokenCount tokens = 0;

  friend bool operator==(const SharedPrefix&, const SharedPrefix&) = default;
};

/// A request, or a copy of one that goes on by itself. Its pages are in the order of its tokens,
/// and all but the last are full.
struct Sequence {
  std::string name;
  TokenCount tokens = 0;
  std::optional<SharedPrefix> shares = {};
  std::vector<PageId> pages = {};

  friend bool operator==(const Sequence&, const Sequence&) = default;
};

/// The tokens of a full page: those of the n-th page of the sequence that had them first.
struct PageContent {
  std::string sequence;
  PageCount page = 0;

  friend bool operator==(const PageContent&, const PageContent&) = default;
};

struct PhysicalPage {
  std::uint64_t references = 0;             // of sequences whose tables have it
  std::optional<PageContent> content = {};  // once it is full, until it is given to other tokens

  friend bool operator==(const PhysicalPage&, const PhysicalPage&) = default;
};

/// What a step did.
struct StepOutcome {
  PageCount missing = 0;             // pages by which the pool was too small; then nothing changed
  PageCount hits = 0;                // pages that were found in the cache
  std::vector<PageId> taken = {};    // from the free queue
  std::vector<PageId> evicted = {};  // of those, the ones whose content could have been found
  std::optional<std::pair<PageId, PageId>> copied = {};  // from and to, before a shared page is
                                                         // written
  std::vector<PageId> freed = {};  // to the tail of the free queue, in this order

  friend bool operator==(const StepOutcome&, const StepOutcome&) = default;
};

/// A pool of physical pages and the sequences on it.
///
/// New pages come off the head of the free queue. Freed ones go to its tail, the last page of a
/// sequence first, and keep their content, so that the least recently used is evicted. A hit takes
/// a page out of the queue. At least the last token of a prompt is computed again, so of n tokens
/// at most ⌊(n − 1) / page⌋ pages hit.
class PagedCache {
 public:
  /// `page` is the tokens of a page, at least 1. All pages are free, in the order of their numbers.
  PagedCache(TokenCount page, PageCount pool);
  /// The free pages in another order, all of them.
  PagedCache(TokenCount page, const std::vector<PageId>& free_queue);

  TokenCount page() const { return page_; }
  const std::vector<PhysicalPage>& pool() const { return pool_; }
  const std::deque<PageId>& free_queue() const { return free_; }
  /// Those that run, in the order in which they started.
  const std::vector<Sequence>& sequences() const { return running_; }
  /// Null: none of that name runs.
  const Sequence* find(std::string_view name) const;

  // Steps. Names must be those of running sequences, and new ones must never have been used.

  /// A prompt of so many tokens. The sequence whose prefix it shares has started before.
  StepOutcome start(const std::string& name, TokenCount tokens,
                    const std::optional<SharedPrefix>& shares = {});
  /// Further tokens, up to so many in all.
  StepOutcome grow(std::string_view name, TokenCount tokens);
  /// A copy that shares all pages until one of both writes into the last (parallel sampling,
  /// beams).
  void fork(const std::string& name, std::string_view from);
  StepOutcome end(std::string_view name);

  /// A sequence on stated pages, which are taken from the free queue where they are in it. The
  /// pages must be those that `placement_faults` allows.
  void place(Sequence sequence);

  /// The tokens in a physical page.
  TokenCount filled(PageId page) const;

  friend bool operator==(const PagedCache&, const PagedCache&) = default;

 private:
  /// A sequence that started at some time: pages outlive it.
  struct Known {
    std::string name;
    std::optional<SharedPrefix> shares;

    friend bool operator==(const Known&, const Known&) = default;
  };

  Sequence& running(std::string_view name);
  PageContent content_of(std::string_view sequence, PageCount page) const;
  std::vector<PageId> hits(const Sequence& sequence) const;
  PageId take(StepOutcome& outcome);
  void touch(PageId page);
  void release(PageId page, StepOutcome& outcome);
  void note_full_pages(const Sequence& sequence, PageCount first);

  TokenCount page_;
  std::vector<PhysicalPage> pool_;
  std::deque<PageId> free_;
  std::vector<Sequence> running_;
  std::vector<Known> known_;
};

/// The numbers of a paged cache. A shared page counts once, on both sides of its use.
struct PageCounts {
  PageCount pool = 0;
  PageCount used = 0;     // physical pages with a reference
  PageCount logical = 0;  // of all sequences: as many as they would use without sharing
  TokenCount slots = 0;   // of the used pages
  TokenCount filled = 0;  // of these
  TokenCount tokens = 0;  // of all sequences

  PageCount free() const { return pool - used; }
  TokenCount empty() const { return slots - filled; }

  friend bool operator==(const PageCounts&, const PageCounts&) = default;
};
PageCounts counts(const PagedCache& cache);

/// Further sequences of so many tokens that fit on the free pages.
PageCount further(const PagedCache& cache, TokenCount tokens);

}  // namespace attnfig
