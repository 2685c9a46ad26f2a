#include "figures/paged_cache/labels.h"

#include "figures/paged_cache/words.h"
#include "text/number.h"

namespace attnfig {

RichText block_number(const DrawnBlock& block) {
  return {{grouped(block.id)}};
}

RichText block_content(const Words& words, const PagedCachePlan& plan, const DrawnBlock& block) {
  if (block.owners.empty()) return {{words[word::free_block]}};
  RichText text;
  for (const int series : block.owners) {
    if (!text.empty()) append(text, " + ", {});
    append(text, plan.requests[static_cast<std::size_t>(series) - 1].name, {});
    append(text, grouped(block.logical + 1), {.script = Script::subscript});
  }
  return text;
}

RichText block_label(const Words& words, const PagedCachePlan& plan, const DrawnBlock& block) {
  RichText text = block_number(block);
  append(text, words[word::colon], {});
  for (const Run& run : block_content(words, plan, block)) append(text, run.text, run.style);
  return text;
}

std::string token_text(const Words& words, TokenCount tokens) {
  return with_count(words[word::request_tokens], tokens);
}

std::string block_ranges(const std::vector<PageId>& blocks) {
  std::string text;
  for (std::size_t first = 0; first < blocks.size();) {
    std::size_t last = first;
    while (last + 1 < blocks.size() && blocks[last + 1] == blocks[last] + 1) ++last;
    text += (text.empty() ? "" : ", ") + grouped(blocks[first]);
    if (first != last) text += "–" + grouped(blocks[last]);
    first = last + 1;
  }
  return text;
}

}  // namespace attnfig
