// What a panel of a map of heads shows, as a sentence.

#include "figures/head_map/head_map.h"
#include "figures/head_map/marks.h"
#include "figures/head_map/panel_rows.h"
#include "figures/head_map/sizes.h"
#include "figures/layer_stack/layer_stack.h"
#include "spec/finished_panel.h"

#include <set>

namespace attnfig {
namespace marks = head_map_marks;
namespace {

/// The query heads that a panel draws, counted from 1.
std::vector<UInt128> drawn_heads(const Group& panel) {
  std::vector<UInt128> heads;
  for (const Item& item : panel.items)
    if (marks::is_query_head(item.mark))
      for (const Meaning& meaning : item.stands_for)
        if (meaning.key == "head") heads.push_back(static_cast<UInt128>(meaning.number));
  return heads;
}

/// What is left out of the rows, whose heads read so many groups; nothing where all is drawn.
std::vector<std::string> left_out(const FinishedPanel& panel, UInt128 q_heads, UInt128 groups) {
  const Words& words = panel.words;
  const std::vector<UInt128> heads = drawn_heads(panel.group);
  if (heads.size() == q_heads) return {};
  std::vector<std::string> facts = {
      with_count(words[word::heads_left_out], q_heads - heads.size())};
  const UInt128 q_heads_per_copy = q_heads / groups;
  if (q_heads_per_copy == 1) return facts;
  std::set<UInt128> drawn_groups;
  UInt128 of_first = 0;
  for (const UInt128 head : heads) {
    drawn_groups.insert((head - 1) / q_heads_per_copy);
    if (head <= q_heads_per_copy) ++of_first;
  }
  // Every drawn group leaves out as many heads, so the first one tells of all.
  if (of_first < q_heads_per_copy)
    facts.push_back(with_count(words[word::heads_left_out_of_group], q_heads_per_copy - of_first));
  if (drawn_groups.size() < groups)
    facts.push_back(with_count(words[word::whole_groups_left_out], groups - drawn_groups.size()));
  return facts;
}

/// What the rows and the boxes beside them show in numbers.
std::vector<std::string> describe_rows(const FinishedPanel& panel, const Attention& layout,
                                       const HeadMapPlan& map) {
  const PanelContent content = content_of(layout);
  if (content.block == nullptr) return {};
  const Block* block = content.block;
  const BlockTensors& tensors = content.tensors;
  const Words& words = panel.words;
  std::vector<std::string> facts;
  if (const UInt128 head = map.panels[panel.index()].highlight; head != 0)
    facts.push_back(with_text(words[word::stands_out], tell_of_query_head(words, *block, head)));
  if (map.dimensions && !is_recurrent(*block))
    facts.push_back(with_text(words[word::size_of_queries], query_size(content)));
  if (map.dimensions && !content.cached.empty())
    facts.push_back(with_text(words[word::size_of_cached], cached_size(content)));
  for (const TensorGroup& shared : tensors.shared)
    facts.push_back(name_of(words, shared) + " " + size_text(shared));
  for (const TensorGroup& beside : tensors.other_cached)
    facts.push_back(words[word::also_cached] + " " + text_of(words, beside, growth_of(tensors)));
  const UInt128 q_heads = block->q_heads.amount.count();
  for (std::string& fact : left_out(panel, q_heads, tensors.read->copies.amount.count()))
    facts.push_back(std::move(fact));
  return facts;
}

}  // namespace

std::string describe_head_map(const FinishedPanel& panel, const HeadMapPlan& map) {
  const PanelPlan& plan = map.panels[panel.index()];
  const Attention& layout = panel.plan.layouts[plan.layout];
  const Words& words = panel.words;
  std::vector<std::string> facts;
  for (const RichText* part :
       {&plan.subtitle, &plan.queries, &plan.cached, &plan.note, &plan.caption})
    if (!part->empty()) facts.push_back(plain(*part));
  for (std::string& fact : describe_rows(panel, layout, map)) facts.push_back(std::move(fact));
  for (std::string& fact : describe_layers(panel, layout, Standing::under_map))
    facts.push_back(std::move(fact));
  std::string sentence = plain(plan.title);
  for (std::size_t i = 0; i < facts.size(); ++i)
    sentence += (i == 0 ? words[word::colon] : words[word::comma]) + facts[i];
  return sentence + words[word::sentence_end];
}

}  // namespace attnfig
