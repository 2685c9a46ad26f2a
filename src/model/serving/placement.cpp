#include "model/serving/placement.h"

#include <algorithm>

namespace attnfig {
namespace {

using Kind = PlacementFault::Kind;

/// The index of an earlier sequence of a name; `before` if there is none.
std::size_t index_of(const std::vector<Sequence>& sequences, std::string_view name,
                     std::size_t before) {
  for (std::size_t k = 0; k < before; ++k)
    if (sequences[k].name == name) return k;
  return before;
}

/// The sequence that has the tokens of a logical page first.
std::size_t owner(const std::vector<Sequence>& sequences, std::size_t k, PageCount page,
                  TokenCount size) {
  while (sequences[k].shares && (page + 1) * size <= sequences[k].shares->tokens) {
    const std::size_t other = index_of(sequences, sequences[k].shares->of, k);
    if (other == k) break;
    k = other;
  }
  return k;
}

/// Where a physical page was seen first.
struct Use {
  std::size_t sequence;
  PageCount page;
};

void check_prefix(const std::vector<Sequence>& sequences, std::size_t k,
                  std::vector<PlacementFault>& faults) {
  const Sequence& own = sequences[k];
  if (!own.shares) return;
  const std::size_t other = index_of(sequences, own.shares->of, k);
  if (other == k) {
    faults.push_back({Kind::unknown_prefix, k});
  } else if (std::min(own.tokens, sequences[other].tokens) < own.shares->tokens) {
    faults.push_back({Kind::prefix_too_long, k, 0, other});
  }
}

/// The uses of physical pages by the sequences so far.
using Uses = std::vector<std::optional<Use>>;

void check_pages(const std::vector<Sequence>& sequences, std::size_t k, TokenCount size, Uses& uses,
                 std::vector<PlacementFault>& faults) {
  const std::vector<PageId>& pages = sequences[k].pages;
  for (PageCount at = 0; at < pages.size(); ++at) {
    if (uses.size() <= pages[at]) {
      faults.push_back({Kind::outside_pool, k, at});
      continue;
    }
    std::optional<Use>& use = uses[pages[at]];
    if (!use) {
      use = Use{k, at};
      continue;
    }
    const bool same = use->page == at && use->sequence != k &&
                      owner(sequences, use->sequence, at, size) == owner(sequences, k, at, size);
    if (!same) faults.push_back({Kind::used_twice, k, at, use->sequence});
  }
}

/// A sequence that has started.
struct Started {
  std::string name;
  TokenCount tokens = 0;
  bool runs = true;
};

Started* find(std::vector<Started>& all, std::string_view name) {
  const auto found =
      std::find_if(all.begin(), all.end(), [&](const Started& one) { return one.name == name; });
  return found == all.end() ? nullptr : &*found;
}

/// The fault of a step after those that were done; else it is done.
std::optional<StepFault::Kind> fault_of(const PagingStep& step, std::vector<Started>& started) {
  using Fault = StepFault::Kind;
  Started* own = find(started, step.sequence);
  switch (step.kind) {
    case PagingStep::Kind::start: {
      if (own != nullptr) return Fault::name_taken;
      if (step.tokens == 0) return Fault::no_tokens;
      const Started* other = step.shares ? find(started, step.shares->of) : nullptr;
      if (step.shares && other == nullptr) return Fault::unknown_prefix;
      if (step.shares && std::min(step.tokens, other->tokens) < step.shares->tokens)
        return Fault::prefix_too_long;
      started.push_back({step.sequence, step.tokens});
      return {};
    }
    case PagingStep::Kind::fork: {
      if (own != nullptr) return Fault::name_taken;
      const Started* from = find(started, step.from);
      if (from == nullptr || !from->runs) return Fault::unknown_sequence;
      started.push_back({step.sequence, from->tokens});
      return {};
    }
    case PagingStep::Kind::grow:
      if (own == nullptr || !own->runs) return Fault::unknown_sequence;
      if (step.tokens < own->tokens) return Fault::shrinks;
      own->tokens = step.tokens;
      return {};
    case PagingStep::Kind::end:
      if (own == nullptr || !own->runs) return Fault::unknown_sequence;
      own->runs = false;
      return {};
  }
  return {};
}

}  // namespace

std::vector<PlacementFault> placement_faults(const std::vector<Sequence>& sequences,
                                             TokenCount page, PageCount pool) {
  std::vector<PlacementFault> faults;
  Uses uses(pool);
  for (std::size_t k = 0; k < sequences.size(); ++k) {
    check_prefix(sequences, k, faults);
    if (sequences[k].pages.size() != pages_of(sequences[k].tokens, page))
      faults.push_back({Kind::wrong_length, k});
    check_pages(sequences, k, page, uses, faults);
  }
  return faults;
}

TokenCount stored_twice(const SharedPrefix& prefix, TokenCount page) {
  return prefix.tokens % page;
}

std::vector<StepFault> step_faults(const std::vector<PagingStep>& steps) {
  std::vector<StepFault> faults;
  std::vector<Started> started;
  for (std::size_t k = 0; k < steps.size(); ++k)
    if (const std::optional<StepFault::Kind> kind = fault_of(steps[k], started))
      faults.push_back({*kind, k});
  return faults;
}

std::vector<PagingFrame> walk(PagedCache cache, const std::vector<PagingStep>& steps) {
  std::vector<PagingFrame> frames;
  for (const PagingStep& step : steps) {
    StepOutcome outcome;
    switch (step.kind) {
      case PagingStep::Kind::start:
        outcome = cache.start(step.sequence, step.tokens, step.shares);
        break;
      case PagingStep::Kind::grow:
        outcome = cache.grow(step.sequence, step.tokens);
        break;
      case PagingStep::Kind::fork:
        cache.fork(step.sequence, step.from);
        break;
      case PagingStep::Kind::end:
        outcome = cache.end(step.sequence);
        break;
    }
    frames.push_back({cache, std::move(outcome)});
    if (frames.back().outcome.missing != 0) break;
  }
  return frames;
}

}  // namespace attnfig
