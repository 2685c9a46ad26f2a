#include "figures/paged_cache/blocks.h"

#include <algorithm>

namespace attnfig {
namespace marks = paged_marks;
namespace {

Polygon rectangle(const Rect& rect) {
  return {{rect.at,
           {rect.right(), rect.top()},
           {rect.right(), rect.bottom()},
           {rect.left(), rect.bottom()}}};
}

/// A slot, or the filled part of a block, with a part for each owner from top to bottom.
void add_shared(std::vector<std::vector<Item>>& slots, const std::vector<int>& owners,
                const Rect& rect, Length gap) {
  const auto count = static_cast<std::int64_t>(owners.size());
  const Length height = (rect.size.height - gap * (count - 1)) / count;
  for (std::int64_t i = 0; i < count; ++i) {
    const int series = owners[static_cast<std::size_t>(i)];
    if (slots.size() < static_cast<std::size_t>(series))
      slots.resize(static_cast<std::size_t>(series));
    const Rect part = {{rect.left(), rect.top() + (height + gap) * i}, {rect.size.width, height}};
    slots[static_cast<std::size_t>(series) - 1].push_back({.mark = marks::slot,
                                                           .series = series,
                                                           .stands_for = {{"request", series}},
                                                           .shape = rectangle(part)});
  }
}

}  // namespace

Size BlockForm::size() const {
  const auto count = static_cast<std::int64_t>(detail == BlockDetail::slots ? tokens : 1);
  return {padding * 2 + slot.width * count + gap * (count - 1), padding * 2 + slot.height};
}

std::size_t BlockForm::columns(Length width) const {
  const std::int64_t fit = (width + block_gap).hundredths() / pitch().hundredths();
  return static_cast<std::size_t>(std::max<std::int64_t>(fit, 1));
}

void BlockItems::add(const BlockForm& form, const DrawnBlock& block, Point at) {
  const Point inside = {at.x + form.padding, at.y + form.padding};
  const Rect whole = {at, form.size()};
  if (form.detail == BlockDetail::cell) {
    const Item outline = {.mark = block.free ? marks::free_block : marks::empty_slot,
                          .shape = rectangle(whole)};
    if (block.filled < form.tokens) (block.free ? free : empty).push_back(outline);
  } else {
    std::vector<Item>& on = block.free ? free : frames;
    on.push_back({.mark = block.free ? marks::free_block : marks::block,
                  .stands_for = {{"block", static_cast<int>(block.id)}},
                  .shape = Box{whole, form.padding}});
  }
  if (block.owners.empty()) return;
  if (form.detail != BlockDetail::slots) {
    if (block.free) return;
    const Length width = form.slot.width * static_cast<std::int64_t>(block.filled) /
                         static_cast<std::int64_t>(form.tokens);
    return add_shared(slots, block.owners, {inside, {width, form.slot.height}}, form.gap);
  }
  for (TokenCount k = 0; k < form.tokens; ++k) {
    const Rect slot = {
        {inside.x + (form.slot.width + form.gap) * static_cast<std::int64_t>(k), inside.y},
        form.slot};
    if (block.free) {
      kept.push_back(
          {.mark = marks::kept_slot, .series = block.owners.front(), .shape = rectangle(slot)});
    } else if (k < block.filled) {
      add_shared(slots, block.owners, slot, form.gap);
    } else {
      empty.push_back({.mark = marks::empty_slot, .shape = rectangle(slot)});
    }
  }
}

std::vector<DrawnBlock> blocks_of(const PagedCachePlan& plan, const PagedCache& cache,
                                  const Sequence& sequence) {
  std::vector<DrawnBlock> blocks;
  TokenCount left = sequence.tokens;
  for (const PageId id : sequence.pages) {
    const TokenCount filled = std::min(left, cache.page());
    blocks.push_back({id, {plan.series(sequence.name)}, false, filled, blocks.size()});
    left -= filled;
  }
  return blocks;
}

std::vector<DrawnBlock> blocks_of_pool(const PagedCachePlan& plan, const PagedCache& cache,
                                       PageCount count) {
  std::vector<DrawnBlock> pool;
  for (PageId id = 0; id < count; ++id) {
    DrawnBlock& block = pool.emplace_back(DrawnBlock{.id = id});
    const PhysicalPage& page = cache.pool()[id];
    if (!page.content || page.references != 0) continue;
    block.owners = {plan.series(page.content->sequence)};
    block.filled = cache.page();
    block.logical = page.content->page;
  }
  for (const Sequence& sequence : cache.sequences())
    for (const DrawnBlock& block : blocks_of(plan, cache, sequence)) {
      DrawnBlock& physical = pool[block.id];
      physical.owners.push_back(block.owners.front());
      physical.free = false;
      physical.filled = std::max(physical.filled, block.filled);
      physical.logical = block.logical;
    }
  return pool;
}

void BlockItems::put_on(Picture& picture) {
  const auto put = [&](std::vector<Item>& items) {
    for (Item& item : items) attnfig::add(picture, std::move(item));
    items.clear();
  };
  put(empty);
  put(kept);
  for (std::vector<Item>& of_series : slots) put(of_series);
  put(free);
  put(frames);
  put(labels);
  put(free_labels);
}

}  // namespace attnfig
