// What a paged cache shows, in sentences.

#include "figures/paged_cache/labels.h"
#include "figures/paged_cache/parts.h"
#include "figures/paged_cache/words.h"
#include "spec/finished_panel.h"

namespace attnfig {
namespace {

std::string describe_requests(const FinishedPanel& panel, const PagedCachePlan& plan) {
  std::string text;
  for (const auto& [label, placed] : plan.placed)
    text +=
        plain(label) + panel.words[word::colon] + plain(placed) + panel.words[word::sentence_end];
  return text;
}

/// The free blocks, and how many of them are not drawn.
std::string describe_pool(const FinishedPanel& panel, const PagedCache& cache) {
  const Words& words = panel.words;
  std::vector<PageId> free;
  for (PageId id = 0; id < cache.pool().size(); ++id)
    if (cache.pool()[id].references == 0) free.push_back(id);
  if (free.empty()) return words[word::none_free] + words[word::sentence_end];
  std::string text = words[word::free_block] + words[word::colon] + block_ranges(free);
  for (const Item& item : panel.group.items)
    if (item.about.key == blocks_left_out)
      text = joined(words, {text, with_count(words[word::free_blocks_left_out],
                                             static_cast<UInt128>(item.about.number))});
  return text + words[word::sentence_end];
}

std::string facts_text(const Words& words, const std::vector<RichText>& facts) {
  std::vector<std::string> texts;
  for (const RichText& fact : facts) texts.push_back(plain(fact));
  return joined(words, texts) + words[word::sentence_end];
}

std::string describe_step(const FinishedPanel& panel, const PagedCachePlan& plan,
                          std::size_t step) {
  const Words& words = panel.words;
  std::string text = plain(plan.step_texts[step].title) + words[word::colon] +
                     facts_text(words, plan.step_texts[step].facts);
  for (const Sequence& sequence : plan.frames[step].cache.sequences())
    text += sequence.name + words[word::colon] +
            with_text(words[word::in_blocks], block_ranges(sequence.pages)) +
            words[word::sentence_end];
  return text;
}

}  // namespace

std::string describe_paged_cache(const FinishedPanel& panel, const PagedCachePlan& plan) {
  switch (static_cast<PagedPanel>(panel.index())) {
    case PagedPanel::requests:
      return describe_requests(panel, plan);
    case PagedPanel::pool:
      return describe_pool(panel, plan.cache);
    case PagedPanel::summary:
      return describe_meters(panel.words, plan.about, plan.stats);
    case PagedPanel::first_step:
      break;
  }
  return describe_step(panel, plan,
                       panel.index() - static_cast<std::size_t>(PagedPanel::first_step));
}

}  // namespace attnfig
