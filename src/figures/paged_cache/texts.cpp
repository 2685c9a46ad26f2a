// The texts of a paged cache, filled with its numbers.

#include "figures/paged_cache/labels.h"
#include "figures/paged_cache/numbers.h"
#include "figures/paged_cache/words.h"
#include "model/result.h"
#include "text/number.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace attnfig {
namespace {

/// The numbers of the whole cache, by name.
struct Known {
  const Words& words;
  std::vector<FigureNumber> numbers;

  const FigureNumber* find(std::string_view name) const {
    for (const FigureNumber& number : numbers)
      if (number.subject == whole_cache && number.quantity->name == name) return &number;
    return nullptr;
  }
  std::string text(std::string_view name) const {
    const FigureNumber* number = find(name);
    return number == nullptr ? std::string() : to_text(*number->answer.result, "").value();
  }
  UInt128 count(std::string_view name) const {
    return std::get<Count>(*find(name)->answer.result).value;
  }
  /// A text with numbers in its gaps, which knows what they are.
  RichText say(const Word& word, std::initializer_list<std::string_view> names) const {
    std::vector<std::string> texts;
    for (const std::string_view name : names) texts.push_back(text(name));
    return {{with_texts(words[word], {texts.begin(), texts.end()}), {}, named(names)}};
  }
  RichText value(std::string_view name) const { return {{text(name), {}, named({name})}}; }

  static std::vector<NumberName> named(std::initializer_list<std::string_view> names) {
    std::vector<NumberName> all;
    for (const std::string_view name : names)
      all.push_back({.layout = std::string(whole_cache), .quantity = std::string(name)});
    return all;
  }
};

Meter blocks_in_use(const Known& known) {
  Meter stat{.value = known.say(word::part_of, {"blocks.used", "blocks.pool"}),
             .facts = {known.say(word::in_use, {"blocks.free"})},
             .part = known.count("blocks.used"),
             .whole = known.count("blocks.pool")};
  if (known.find("used.memory") != nullptr)
    stat.facts.push_back(known.say(word::memory_in_use, {"used.memory", "pool.memory"}));
  return stat;
}

Meter slots_filled(const Known& known) {
  return {.value = known.value("slots.share"),
          .facts = {known.say(word::slots_filled, {"slots", "slots.empty"})},
          .part = known.count("slots.filled"),
          .whole = known.count("slots")};
}

Meter sharing(const Known& known) {
  Meter stat{.value = known.value("sharing"),
             .facts = {known.say(word::on_physical, {"blocks.logical", "blocks.used"})},
             .part = known.count("blocks.used"),
             .whole = known.count("blocks.logical")};
  if (known.find("saved.memory") != nullptr)
    stat.facts.push_back(known.say(word::memory_saved, {"saved.memory"}));
  return stat;
}

Meter found(const Known& known) {
  const FigureNumber& share = *known.find("hits.share");
  const auto& quotient = std::get<Saving>(*share.answer.result);
  Meter stat{.value = known.value("hits.share"),
             .facts = {known.say(word::prompts_found, {"hits.tokens"})},
             .part = quotient.numerator,
             .whole = quotient.denominator};
  if (known.count("evictions") != 0)
    stat.facts.push_back(known.say(word::blocks_evicted, {"evictions"}));
  return stat;
}

std::vector<Meter> stats_of(const Known& known) {
  std::vector<Meter> stats = {blocks_in_use(known)};
  if (known.find("slots.share") != nullptr) stats.push_back(slots_filled(known));
  if (known.count("blocks.logical") != known.count("blocks.used")) stats.push_back(sharing(known));
  if (known.find("hits.share") != nullptr) stats.push_back(found(known));
  return stats;
}

/// Which requests start with the same tokens, those that share with one request together.
void add_shared(std::vector<std::string>& facts, const Words& words, const PagedCache& cache) {
  std::vector<std::pair<SharedPrefix, std::vector<std::string>>> shared;
  for (const Sequence& sequence : cache.sequences()) {
    if (!sequence.shares) continue;
    auto same = std::find_if(shared.begin(), shared.end(),
                             [&](const auto& one) { return one.first == *sequence.shares; });
    if (same == shared.end()) same = shared.insert(same, {*sequence.shares, {sequence.shares->of}});
    same->second.push_back(sequence.name);
  }
  for (auto& [prefix, names] : shared) {
    const std::string last = std::move(names.back());
    names.pop_back();
    const std::string others = fmt::format("{}", fmt::join(names, words[word::name_comma]));
    facts.push_back(with_texts(words[word::same_tokens], {grouped(prefix.tokens), others, last}));
    const TokenCount twice = stored_twice(prefix, cache.page());
    if (twice != 0 && cache.find(prefix.of) != nullptr)
      facts.push_back(with_count(words[word::stored_twice], twice));
  }
}

RichText about_cache(const Known& known, const PagedCachePlan& plan) {
  const Words& words = known.words;
  std::vector<std::string> facts = {with_count(words[word::slots_a_block], plan.cache.page()),
                                    with_text(words[word::pool_of], known.text("blocks.pool"))};
  if (plan.block_bits)
    facts.push_back(with_text(words[word::memory_a_block], known.text("block.memory")));
  add_shared(facts, words, plan.last());
  std::vector<NumberName> names = Known::named({"blocks.pool"});
  if (plan.block_bits) names.push_back(Known::named({"block.memory"}).front());
  return {{joined(words, facts), {}, names}};
}

std::string list_of(const std::vector<PageId>& blocks) {
  std::string text;
  for (const PageId block : blocks) text += (text.empty() ? "" : ", ") + grouped(block);
  return text;
}

std::string step_title(const Words& words, const PagingStep& step) {
  const std::string tokens = token_text(words, step.tokens);
  switch (step.kind) {
    case PagingStep::Kind::start:
      return with_texts(words[word::step_start], {step.sequence, tokens});
    case PagingStep::Kind::grow:
      return with_texts(words[word::step_grow], {step.sequence, tokens});
    case PagingStep::Kind::fork:
      return with_texts(words[word::step_fork], {step.from, step.sequence});
    case PagingStep::Kind::end:
      return with_text(words[word::step_end], step.sequence);
  }
  return {};
}

std::vector<RichText> step_facts(const Words& words, const PagingStep& step,
                                 const PagingFrame& frame) {
  const StepOutcome& outcome = frame.outcome;
  std::vector<std::string> facts;
  if (step.kind == PagingStep::Kind::start && step.shares) {
    const TokenCount found = outcome.hits * frame.cache.page();
    facts.push_back(
        with_texts(words[word::step_hits], {grouped(outcome.hits), token_text(words, found),
                                            to_text(Saving{found, step.tokens}, "").value()}));
  }
  if (outcome.copied)
    facts.push_back(with_texts(words[word::step_copied],
                               {grouped(outcome.copied->first), grouped(outcome.copied->second)}));
  if (!outcome.evicted.empty())
    facts.push_back(with_text(words[word::step_evicted], list_of(outcome.evicted)));
  const std::deque<PageId>& queue = frame.cache.free_queue();
  facts.push_back(queue.empty()
                      ? words[word::none_free]
                      : with_text(words[word::next_free], list_of({queue.begin(), queue.end()})));
  std::vector<RichText> texts;
  for (const std::string& fact : facts) texts.push_back({{fact}});
  return texts;
}

}  // namespace

void say_paged_cache(const Words& words, PagedCachePlan& plan) {
  const Known known{words, numbers_of(plan)};
  plan.about = about_cache(known, plan);
  for (const Sequence& sequence : plan.cache.sequences())
    plan.placed.emplace_back(
        plan.request(sequence.name).label,
        RichText{
            {joined(words, {token_text(words, sequence.tokens),
                            with_text(words[word::in_blocks], block_ranges(sequence.pages))})}});
  plan.stats = stats_of(known);
  for (std::size_t i = 0; i < plan.frames.size(); ++i)
    plan.step_texts.push_back({{{fmt::format("{}. {}", i + 1, step_title(words, plan.steps[i]))}},
                               step_facts(words, plan.steps[i], plan.frames[i])});
}

}  // namespace attnfig
