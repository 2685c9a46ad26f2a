#pragma once

#include "figures/paged_cache/marks.h"
#include "figures/paged_cache/paged_cache.h"

// Blocks as they are drawn.

namespace attnfig {

/// What is seen of a block: each slot; how far it is filled; or, as a small cell, only that.
enum class BlockDetail { slots, bar, cell };

struct BlockForm {
  BlockDetail detail = BlockDetail::slots;
  TokenCount tokens = 1;  // of a block
  Size slot = {};         // of a slot, or of the whole inside
  Length padding = {};
  Length gap = {};  // between slots, and between the parts of a shared one
  Length block_gap = {};

  Size size() const;
  /// From one block to the next.
  Length pitch() const { return size().width + block_gap; }
  /// The blocks that a width has room for, at least 1.
  std::size_t columns(Length width) const;
};

/// A block on which so many tokens of some requests stand, by the numbers of their series.
struct DrawnBlock {
  PageId id = 0;
  std::vector<int> owners = {};
  bool free = true;  // then it has an owner if its tokens can still be found
  TokenCount filled = 0;
  PageCount logical = 0;  // which block of its owners it is, from 0
};

/// Items of blocks by what they are, so that alike ones stand together.
struct BlockItems {
  std::vector<std::vector<Item>> slots = {};  // by series
  std::vector<Item> empty = {};
  std::vector<Item> kept = {};  // slots of free blocks whose tokens can still be found
  std::vector<Item> frames = {};
  std::vector<Item> free = {};
  std::vector<Item> labels = {};
  std::vector<Item> free_labels = {};

  void add(const BlockForm& form, const DrawnBlock& block, Point at);
  void put_on(Picture& picture);
};

/// The blocks of a sequence, in their order.
std::vector<DrawnBlock> blocks_of(const PagedCachePlan& plan, const PagedCache& cache,
                                  const Sequence& sequence);

/// The first blocks of the pool. All behind them must be free.
std::vector<DrawnBlock> blocks_of_pool(const PagedCachePlan& plan, const PagedCache& cache,
                                       PageCount count);

}  // namespace attnfig
