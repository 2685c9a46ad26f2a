// The numbers of a paged cache, each with its derivation. They are those at the end of all steps.

#include "figures/paged_cache/numbers.h"

#include "figures/paged_cache/quantities.h"
namespace attnfig {

using namespace paged_quantity;

namespace {

Expression minus(Expression a, Expression b) {
  return Expression::apply(Expression::Kind::difference, std::move(a), std::move(b));
}

Expression times(Expression a, Expression b) {
  return Expression::apply(Expression::Kind::product, std::move(a), std::move(b));
}

Expression plus(Expression a, Expression b) {
  return Expression::apply(Expression::Kind::sum, std::move(a), std::move(b));
}

/// The counts of a cache as expressions, and the numbers made of them.
struct PagedNumbers {
  const PagedCachePlan& plan;
  std::vector<FigureNumber> all = {};

  Expression block() const {
    return Expression::input("block", plan.cache.page(), {Origin::Kind::spec, plan.block_at});
  }
  Expression tokens_of(const Sequence& sequence) const {
    const Place& at = plan.request(sequence.name).tokens_at;
    return Expression::input(sequence.name + ".tokens", sequence.tokens, {Origin::Kind::spec, at});
  }
  Expression blocks_of(const Sequence& sequence) const {
    return Expression::apply(Expression::Kind::quotient_up, tokens_of(sequence), block());
  }

  void count(const FigureQuantity& quantity, const Expression& expression,
             std::string_view subject = whole_cache) {
    all.push_back(count_of(quantity, subject, expression));
  }
  void memory(const FigureQuantity& quantity, const Expression& blocks, const Expression& bits) {
    all.push_back(memory_of(quantity, whole_cache, step(quantity, times(blocks, bits))));
  }
  /// A quotient, but none of 0.
  template <class Kind>
  void quotient(const FigureQuantity& quantity, const Expression& a, const Expression& b) {
    if (b.value() != 0) all.push_back(quotient_of<Kind>(quantity, whole_cache, a, b));
  }
};

/// What of requests adds up: Σ over those that run.
Expression sum_of(const PagedNumbers& numbers,
                  Expression (PagedNumbers::*of)(const Sequence&) const) {
  std::optional<Expression> sum;
  for (const Sequence& sequence : numbers.plan.last().sequences()) {
    Expression one = (numbers.*of)(sequence);
    sum = sum ? plus(*std::move(sum), std::move(one)) : std::move(one);
  }
  return sum.value_or(Expression());
}

/// Blocks and slots of the whole; returns the blocks in use and those that sharing saves.
std::pair<Expression, Expression> add_blocks(PagedNumbers& numbers) {
  const PageCounts counted = counts(numbers.plan.last());
  const Expression in_pool = numbers.plan.pool;
  const Expression all_logical = step(logical, sum_of(numbers, &PagedNumbers::blocks_of));
  const Expression shared =
      computed("further uses of shared blocks", counted.logical - counted.used, "blocks");
  const Expression in_use =
      step(used, shared.value() == 0 ? all_logical : minus(all_logical, shared));
  const Expression all_tokens = step(tokens, sum_of(numbers, &PagedNumbers::tokens_of));
  const Expression twice =
      computed("further uses of shared tokens", counted.tokens - counted.filled, "tokens");
  const Expression all_slots = step(slots, times(in_use, numbers.block()));
  const Expression with_token =
      step(filled, twice.value() == 0 ? all_tokens : minus(all_tokens, twice));
  numbers.count(pool, in_pool);
  numbers.count(logical, all_logical);
  numbers.count(used, in_use);
  numbers.count(free_blocks, step(free_blocks, minus(in_pool, in_use)));
  numbers.count(tokens, all_tokens);
  numbers.count(slots, all_slots);
  numbers.count(filled, with_token);
  numbers.count(empty, step(empty, minus(all_slots, with_token)));
  numbers.quotient<Saving>(utilisation, with_token, all_slots);
  numbers.quotient<Ratio>(sharing, all_logical, in_use);
  numbers.quotient<Saving>(saved, shared, all_logical);
  return {in_use, shared};
}

/// What prompts of steps found in the cache, and what was evicted for them.
void add_hits(PagedNumbers& numbers) {
  const PagedCachePlan& plan = numbers.plan;
  PageCount found = 0;
  PageCount evicted = 0;
  TokenCount prompts = 0;
  for (std::size_t i = 0; i < plan.frames.size(); ++i) {
    found += plan.frames[i].outcome.hits;
    evicted += plan.frames[i].outcome.evicted.size();
    if (plan.steps[i].kind == PagingStep::Kind::start) prompts += plan.steps[i].tokens;
  }
  if (plan.frames.empty()) return;
  const Expression hit = computed("hits", found, "blocks");
  const Expression hit_of = step(hit_tokens, times(hit, numbers.block()));
  numbers.count(hits, hit);
  numbers.count(hit_tokens, hit_of);
  numbers.quotient<Saving>(hit_share, hit_of, computed("tokens of prompts", prompts, "tokens"));
  numbers.count(evictions, computed("evictions", evicted, "blocks"));
}

/// The numbers of each request, beside those of the whole of the same quantity.
void add_requests(PagedNumbers& numbers) {
  for (const Sequence& sequence : numbers.plan.last().sequences()) {
    const Expression own =
        std::move(numbers.blocks_of(sequence)).named(sequence.name + ".blocks.logical", "blocks");
    const Expression own_slots = times(own, numbers.block());
    numbers.count(logical, own, sequence.name);
    numbers.count(tokens, numbers.tokens_of(sequence), sequence.name);
    numbers.count(empty,
                  minus(own_slots, numbers.tokens_of(sequence))
                      .named(sequence.name + ".slots.empty", "slots"),
                  sequence.name);
  }
}

}  // namespace

std::vector<FigureNumber> numbers_of(const PagedCachePlan& plan) {
  PagedNumbers numbers{plan};
  const auto [in_use, shared] = add_blocks(numbers);
  add_hits(numbers);
  if (numbers.plan.block_bits) {
    const Expression& bits = *numbers.plan.block_bits;
    numbers.all.push_back(memory_of(block_memory, whole_cache, bits));
    numbers.memory(pool_memory, numbers.plan.pool, bits);
    numbers.memory(used_memory, in_use, bits);
    if (shared.value() != 0) numbers.memory(saved_memory, shared, bits);
  }
  add_requests(numbers);
  return by_quantity(paged_quantity::all, std::move(numbers.all));
}

}  // namespace attnfig
