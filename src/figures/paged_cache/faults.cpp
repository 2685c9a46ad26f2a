#include "figures/paged_cache/faults.h"

#include "figures/paged_cache/limits.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace attnfig {
namespace {

std::string blocks(std::uint64_t count) {
  return fmt::format("{} {}", count, count == 1 ? "block" : "blocks");
}

std::string tokens(std::uint64_t count) {
  return fmt::format("{} {}", count, count == 1 ? "token" : "tokens");
}

/// The names of the sequences before one.
std::vector<std::string_view> names_before(const std::vector<Sequence>& sequences,
                                           std::size_t end) {
  std::vector<std::string_view> names;
  for (std::size_t k = 0; k < end; ++k) names.push_back(sequences[k].name);
  return names;
}

bool has(const std::vector<std::string_view>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

/// Reports a name that no request before this one has.
void report_unknown(const Saying& say, const Key& name, const std::vector<std::string_view>& known,
                    std::string_view when) {
  say.report(name.offset, fmt::format("no request \"{}\" {}", name.text, when),
             known.empty() ? "" : choose_from(name.text, known));
}

/// The words for a prefix that is longer than one of both requests.
std::string too_long(const SharedPrefix& shares, std::string_view own, std::uint64_t own_tokens,
                     std::uint64_t other_tokens) {
  const bool of_own = own_tokens < shares.tokens;
  return fmt::format("{} shares {} with {}, and {} has {}", own, tokens(shares.tokens), shares.of,
                     of_own ? own : std::string_view(shares.of),
                     of_own ? own_tokens : other_tokens);
}

/// The place of a stated block; of the whole request where no block is meant.
Place place_of(const PagedCacheBlock& block, const Sequence& sequence, PageCount page) {
  return (*block.place.find(sequence.name))[page].place;
}

std::string wrong_length(const Sequence& own, TokenCount size) {
  return fmt::format("{} takes {} for {} tokens, and {} stated", own.name,
                     blocks(pages_of(own.tokens, size)), own.tokens,
                     own.pages.size() == 1 ? "1 is" : fmt::format("{} are", own.pages.size()));
}

/// How many blocks of a sequence others may hold too.
std::string hint_for_shared(const Sequence& own, TokenCount size) {
  if (!own.shares) return {};
  const PageCount shared = own.shares->tokens / size;
  if (shared == 0) return fmt::format("{} shares no whole block with {}", own.name, own.shares->of);
  return shared == 1 ? fmt::format("{} shares its first block with {}, and no other", own.name,
                                   own.shares->of)
                     : fmt::format("{} shares its first {} blocks with {}, and no other", own.name,
                                   shared, own.shares->of);
}

void report(const Saying& say, const PagedCacheBlock& block, PageCount pool,
            const std::vector<Sequence>& sequences, const PlacementFault& fault) {
  using Kind = PlacementFault::Kind;
  const Sequence& own = sequences[fault.sequence];
  const auto& [name, request] = block.requests.all[fault.sequence];
  const TokenCount size = block.block.count;
  switch (fault.kind) {
    case Kind::unknown_prefix:
      return;  // reported as a name
    case Kind::prefix_too_long:
      return say.report(request.shares.all.front().value.place,
                        too_long(*own.shares, own.name, own.tokens, sequences[fault.other].tokens));
    case Kind::wrong_length:
      if (!block.place.all.empty() && block.place.find(own.name) == nullptr)
        return say.report(name.offset, fmt::format("place has no blocks for {}", own.name),
                          "state those of every request, or of none");
      if (!own.pages.empty()) say.report(place_of(block, own, 0), wrong_length(own, size));
      return;
    case Kind::outside_pool:
      return say.report(place_of(block, own, fault.page),
                        fmt::format("block {} is not in the pool, whose blocks are 0 to {}",
                                    own.pages[fault.page], pool - 1));
    case Kind::used_twice:
      return say.report(place_of(block, own, fault.page),
                        fmt::format("block {} holds other tokens of {}", own.pages[fault.page],
                                    sequences[fault.other].name),
                        hint_for_shared(own, size));
  }
}

}  // namespace

std::optional<SharedPrefix> prefix_of(const Saying& say, const SharesSpec& shares) {
  if (shares.all.empty()) return {};
  for (std::size_t i = 1; i < shares.all.size(); ++i)
    say.report(shares.all[i].name.offset, "shares: a request has the prefix of one other",
               "name the one that has all of it");
  return SharedPrefix{shares.all.front().name.text, shares.all.front().value.count};
}

void report_names(const Saying& say, const PagedCacheBlock& block,
                  const std::vector<Sequence>& sequences) {
  for (std::size_t k = 0; k < sequences.size(); ++k) {
    const SharesSpec& shares = block.requests.all[k].value.shares;
    const std::vector<std::string_view> known = names_before(sequences, k);
    if (!shares.all.empty() && !has(known, shares.all.front().name.text))
      report_unknown(say, shares.all.front().name, known,
                     fmt::format("stands before {}", sequences[k].name));
  }
  const std::vector<std::string_view> all = names_before(sequences, sequences.size());
  for (const auto& [name, numbers] : block.place.all)
    if (!has(all, name.text)) report_unknown(say, name, all, "is here");
}

void report_placement(const Saying& say, const PagedCacheBlock& block, PageCount pool,
                      const std::vector<Sequence>& sequences) {
  using Kind = PlacementFault::Kind;
  const std::vector<PlacementFault> faults = placement_faults(sequences, block.block.count, pool);
  const auto has_wrong_prefix = [&](std::size_t sequence) {
    return std::any_of(faults.begin(), faults.end(), [&](const PlacementFault& fault) {
      return fault.sequence == sequence &&
             (fault.kind == Kind::unknown_prefix || fault.kind == Kind::prefix_too_long);
    });
  };
  for (const PlacementFault& fault : faults) {
    // With the prefix that is meant, the block may be one that both share.
    const bool follows = fault.kind == Kind::used_twice && has_wrong_prefix(fault.sequence);
    if (!follows) report(say, block, pool, sequences, fault);
  }
}

void report_small_pool(const Saying& say, const PagedCacheBlock& block, PageCount pool,
                       const std::vector<Sequence>& sequences) {
  PageCount most = 0;
  for (const Sequence& one : sequences) most += pages_of(one.tokens, block.block.count);
  PageCount needed = most;  // where it is too many to try, prefixes are not taken off
  if (most <= PoolBlocks::most) {
    PagedCache large(block.block.count, most);
    for (const Sequence& one : sequences) large.start(one.name, one.tokens, one.shares);
    needed = counts(large).used;
  }
  say.report(
      block.pool ? block.pool->place : block.memory->place,
      fmt::format("the pool of {} is too small: the requests take {}", blocks(pool), needed),
      fmt::format("{} missing", blocks(needed - pool) + (needed - pool == 1 ? " is" : " are")));
}

void report_frames(const Saying& say, const PagedCacheBlock& block, const PagedCachePlan& plan) {
  if (!plan.frames.empty() && plan.frames.back().outcome.missing != 0) {
    const std::size_t last = plan.frames.size() - 1;
    say.report(block.steps[last].offset,
               fmt::format("the pool of {} lacks {} for {}", blocks(plan.cache.pool().size()),
                           plan.frames.back().outcome.missing, plan.steps[last].sequence));
  }
  const std::uint64_t in_steps = plan.frames.size() * plan.cache.pool().size();
  if (most_in_steps < in_steps)
    say.report(
        block.steps.front().offset,
        fmt::format("{} steps of a pool of {} are too many to draw: at most {} in all",
                    plan.frames.size(), blocks(plan.cache.pool().size()), blocks(most_in_steps)));
  const PageCount logical = counts(plan.cache).logical;
  if (most_drawn_blocks < logical)
    say.report(block.block.place, fmt::format("the requests take {}: at most {} can be drawn",
                                              blocks(logical), most_drawn_blocks));
}

}  // namespace attnfig
