// What a layout on its devices shows, in sentences and to a reader who points at it.

#include "figures/bar_card/bar_card.h"
#include "figures/sharding/device.h"
#include "figures/sharding/words.h"
#include "spec/answers.h"
#include "spec/finished_panel.h"
#include "text/number.h"

#include <fmt/format.h>

#include <algorithm>

namespace attnfig {
namespace {

std::string describe_device(const FinishedPanel& panel, const ShardingPlan& plan) {
  const std::vector<std::size_t> shown = shown_devices(plan);
  const auto at = std::find(shown.begin(), shown.end(), panel.index()) - shown.begin();
  const DeviceText& said = plan.drawn[static_cast<std::size_t>(at)];
  return said.name + panel.words[word::colon] + joined(panel.words, {said.heads, said.held}) +
         panel.words[word::sentence_end];
}

std::string describe_card(const FinishedPanel& panel, const ShardingPlan& plan) {
  const Words& words = panel.words;
  std::string text = plain(plan.card) + words[word::colon];
  for (std::size_t i = 0; i < plan.rows.size(); ++i)
    text += (i == 0 ? "" : words[word::comma]) + plain(plan.rows[i].label) + " " +
            plain(plan.rows[i].value);
  return text + words[word::sentence_end] + describe_scale(words, panel.group);
}

/// The devices that hold a copy of a tensor, from 0.
Portion holders_of(const ShardingPlan& plan, const ShardedTensor& tensor, UInt128 copy) {
  const UInt128 each = holders(plan, tensor);
  const UInt128 own = tensor.portions.front().count;
  return {.first = each == 1 ? copy / own : copy * each, .count = each};
}

/// The part of so many things that one of so many others has.
Portion part_of(UInt128 things, UInt128 others, UInt128 other) {
  return {.first = other * things / others, .count = std::max<UInt128>(things / others, 1)};
}

UInt128 q_heads_of(const ShardingPlan& plan) {
  return plan.queries.back().first + plan.queries.back().count;
}

/// Who reads a copy, and where it is.
std::string tell_of_copy(const Words& words, const ShardingPlan& plan, UInt128 copy) {
  const ShardedTensor& read = plan.read();
  const Portion readers = part_of(q_heads_of(plan), read.copies, copy);
  return with_texts(words[word::tell_held],
                    {portion_text(words, read, {.first = copy, .count = 1}),
                     heads_text(words, plan, readers), range_text(holders_of(plan, read, copy))});
}

std::string tell_of_head(const Words& words, const ShardingPlan& plan, UInt128 head) {
  const ShardedTensor& read = plan.read();
  const Portion copies = part_of(read.copies, q_heads_of(plan), head);
  return with_texts(words[word::tell_reads], {heads_text(words, plan, {.first = head, .count = 1}),
                                              portion_text(words, read, copies)});
}

}  // namespace

std::string describe_sharding(const FinishedPanel& panel, const ShardingPlan& plan) {
  const std::size_t devices = plan.queries.size();
  if (panel.index() < devices) return describe_device(panel, plan);
  if (panel.index() == devices + 1) return describe_card(panel, plan);
  std::string text = plain(plan.about) + panel.words[word::sentence_end];
  const auto& items = panel.group.items;
  const auto left_out = std::find_if(items.begin(), items.end(), [](const Item& item) {
    return item.about.key == devices_not_drawn;
  });
  if (left_out != items.end())
    text += plain({{with_count(panel.words[word::devices_left_out],
                               static_cast<UInt128>(left_out->about.number))}}) +
            panel.words[word::sentence_end];
  return text;
}

std::string tell_of_sharding(const FinishedPanel& panel, const std::any& content,
                             const Item& item) {
  const auto& plan = std::any_cast<const ShardingPlan&>(content);
  const Words& words = panel.words;
  if (item.stands_for.empty()) return {};
  const Meaning& meaning = item.stands_for[0];
  const auto number = static_cast<UInt128>(meaning.number) - 1;
  if (meaning.key == sharded_group) return tell_of_copy(words, plan, number);
  return meaning.key == sharded_head ? tell_of_head(words, plan, number) : std::string();
}

std::vector<std::vector<std::string>> sharding_table(const Plan& all, const std::any& content) {
  const auto& plan = std::any_cast<const ShardingPlan&>(content);
  std::vector<std::vector<std::string>> rows = {{plain(plan.about), "", ""}};
  for (const DeviceText& said : plan.drawn) rows.push_back({said.name, said.heads, said.held});
  for (const ShardingRow& row : plan.rows) {
    std::string how = derivation_of(all, row.value);
    for (std::size_t at = 0; (at = how.find('\n', at)) != std::string::npos;)
      how.replace(at, 1, "; ");
    rows.push_back({plain(row.label), plain(row.value), std::move(how)});
  }
  return rows;
}

}  // namespace attnfig
