// Makes the paged cache that a block states, and reports what is wrong with it.

#include "figures/paged_cache/faults.h"
#include "figures/paged_cache/paged_cache.h"
#include "figures/paged_cache/words.h"
#include "figures/request_name.h"
#include "figures/series.h"
#include "model/serving/page_groups.h"
#include "model/view.h"
#include "spec/template.h"
#include "text/number.h"

#include <fmt/format.h>

#include <algorithm>

namespace attnfig {
namespace {

/// Those that run at the start, with the blocks that are stated for them.
std::vector<Sequence> sequences_of(const Saying& say, const PagedCacheBlock& block) {
  std::vector<Sequence> sequences;
  for (const auto& [name, request] : block.requests.all) {
    check_request_name(say, name);
    Sequence& sequence = sequences.emplace_back(
        Sequence{name.text, request.tokens.count, prefix_of(say, request.shares)});
    if (const auto* blocks = block.place.find(name.text))
      for (const Bounded<BlockNumber>& one : *blocks) sequence.pages.push_back(one.count);
  }
  return sequences;
}

/// Whether every number could be read: another that follows from them would be no mistake.
bool is_read(const PagedCacheBlock& block) {
  const auto read = [](const auto& number) { return number.place != Place(); };
  return read(block.block) &&
         std::all_of(block.requests.all.begin(), block.requests.all.end(),
                     [&](const auto& one) {
                       return read(one.value.tokens) &&
                              std::all_of(one.value.shares.all.begin(), one.value.shares.all.end(),
                                          [&](const auto& other) { return read(other.value); });
                     }) &&
         std::all_of(block.place.all.begin(), block.place.all.end(), [&](const auto& one) {
           return std::all_of(one.value.begin(), one.value.end(), read);
         });
}

/// Whether every layer that caches keeps every token, so that a block holds tokens of all layers.
bool keeps_every_token(const Attention& attention) {
  return std::all_of(attention.layers.begin(), attention.layers.end(), [](const LayerKind& kind) {
    return std::all_of(kind.blocks.begin(), kind.blocks.end(), [](const Block& block) {
      const Growth growth = growth_of(tensors_of(block));
      return growth.along == Growth::Along::context && !growth.cap;
    });
  });
}

Expression tokens_of(const PagedCacheBlock& block) {
  return Expression::input("block", block.block.count, {Origin::Kind::spec, block.block.place});
}

/// The bits of a block in all layers; nothing after an error, or where no layout is named.
std::optional<Expression> block_bits_of(Saying& say, const PagedCacheBlock& block) {
  if (!block.layout) return {};
  const std::optional<std::size_t> layout = say.index_of(*block.layout);
  if (!layout || !say.speaks_of(say.layouts()[*layout])) return {};
  const Attention& attention = say.layouts()[*layout];
  if (!keeps_every_token(attention)) {
    say.report(block.layout->offset,
               fmt::format("{} has layers that do not keep every token, so one block is not of all "
                           "layers",
                           attention.name));
    return {};
  }
  const Rate rate = page_bits(attention, tokens_of(block));
  Expression bits = rate.bits.is;
  if (bits.value() % rate.tokens != 0) {
    say.report(block.block.place,
               fmt::format("block ({}) is no whole number of entries of {} tokens",
                           block.block.count, digits(rate.tokens)));
    return {};
  }
  if (rate.tokens != 1)
    bits = Expression::apply(Expression::Kind::quotient, std::move(bits),
                             Expression::constant(rate.tokens));
  return std::move(bits).named("block.memory", "bits");
}

/// The pool that a memory holds; nothing after an error.
std::optional<Expression> pool_in_memory(const Saying& say, const PagedCacheBlock& block,
                                         const std::optional<Expression>& block_bits) {
  const Sourced<unit::Bit>& memory = *block.memory;
  if (!block.layout)
    say.report(memory.place, "memory needs a layout, which says how large a block is",
               "add layout: NAME, or state pool in its place");
  if (!block_bits || memory.name.empty()) return {};
  Expression pool =
      Expression::apply(Expression::Kind::quotient_down, formula_of(memory).is, *block_bits)
          .named("blocks.pool", "blocks");
  if (PoolBlocks::least <= pool.value() && pool.value() <= PoolBlocks::most) return pool;
  say.report(memory.place,
             fmt::format("memory holds {} blocks, which is not between {} and {}",
                         grouped(pool.value()), PoolBlocks::least, grouped(PoolBlocks::most)));
  return {};
}

/// The blocks of the pool; nothing after an error.
std::optional<Expression> pool_of(const Saying& say, const PagedCacheBlock& block,
                                  const std::optional<Expression>& block_bits) {
  if (block.pool && block.memory)
    say.report(block.memory->place, "pool and memory are both stated", "leave one of them out");
  if (block.pool && block.pool->place == Place()) return {};
  if (block.pool)
    return Expression::input("pool", block.pool->count, {Origin::Kind::spec, block.pool->place},
                             "blocks");
  if (block.memory) return pool_in_memory(say, block, block_bits);
  say.report(block.block.place, "missing pool: physical blocks", "or state memory and a layout");
  return {};
}

PageCount size_of(const Expression& pool) {
  return static_cast<PageCount>(pool.value());
}

/// The cache with its requests on stated blocks, or where the free queue puts them. Needs requests
/// without faults.
PagedCache placed(const Saying& say, const PagedCacheBlock& block, PageCount pool,
                  const std::vector<Sequence>& sequences) {
  PagedCache cache(block.block.count, pool);
  for (const Sequence& sequence : sequences) {
    if (!block.place.all.empty()) {
      cache.place(sequence);
    } else if (cache.start(sequence.name, sequence.tokens, sequence.shares).missing != 0) {
      report_small_pool(say, block, pool, sequences);
      break;
    }
  }
  return cache;
}

/// All that ever run. A name that is no request's yet is that of a new one.
std::vector<PagedRequest> requests_of(Saying& say, const PagedCacheBlock& block,
                                      const std::vector<PagingStep>& steps) {
  const auto named = [&](const std::string& name) {
    return RichText{{with_text(say.words()[word::request_name], name)}};
  };
  std::vector<PagedRequest> requests;
  for (const auto& [name, request] : block.requests.all)
    requests.push_back({name.text,
                        request.label ? say.say("label", *request.label, {}) : named(name.text),
                        request.tokens.place});
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const StepSpec& stated = block.steps[i];
    const auto known = std::find_if(requests.begin(), requests.end(), [&](const PagedRequest& one) {
      return one.name == steps[i].sequence;
    });
    if (steps[i].kind == PagingStep::Kind::grow && known != requests.end())
      known->tokens_at = stated.to->place;
    if (steps[i].kind == PagingStep::Kind::start)
      requests.push_back({steps[i].sequence, named(steps[i].sequence), stated.tokens->place});
    if (steps[i].kind == PagingStep::Kind::fork)
      requests.push_back({steps[i].sequence, named(steps[i].sequence), {}});
  }
  return requests;
}

std::string dump_cache(const PagedCache& cache) {
  std::string text;
  for (const Sequence& sequence : cache.sequences()) {
    text += fmt::format("  {} {}", sequence.name, sequence.tokens);
    if (sequence.shares)
      text += fmt::format(" shares {} of {}", sequence.shares->tokens, sequence.shares->of);
    text += ":";
    for (const PageId page : sequence.pages) text += fmt::format(" {}", page);
    text += "\n";
  }
  return text;
}

}  // namespace

int PagedCachePlan::series(std::string_view name) const {
  const auto found = std::find_if(requests.begin(), requests.end(),
                                  [&](const PagedRequest& one) { return one.name == name; });
  return static_cast<int>(found - requests.begin()) + 1;
}

std::optional<PagedCachePlan> plan_paged_cache(Saying& say, const PagedCacheBlock& block) {
  const std::vector<Sequence> sequences = sequences_of(say, block);
  const std::optional<Expression> block_bits = block_bits_of(say, block);
  const std::optional<Expression> pool = pool_of(say, block, block_bits);
  if (sequences.empty() && block.steps.empty())
    say.report(block.block.place, "missing requests: the requests that run, in their order",
               "or steps that start them");
  report_names(say, block, sequences);
  if (pool && is_read(block)) report_placement(say, block, size_of(*pool), sequences);
  const std::vector<PagingStep> steps = steps_of(say, block, sequences);
  if (!pool || !say.is_right()) return {};
  PagedCachePlan plan{.requests = requests_of(say, block, steps),
                      .cache = placed(say, block, size_of(*pool), sequences),
                      .steps = steps,
                      .block_at = block.block.place,
                      .pool = *pool,
                      .block_bits = block_bits};
  if (most_series < plan.requests.size())
    say.report(block.block.place, fmt::format("{} requests are too many to tell apart: at most {}",
                                              plan.requests.size(), most_series));
  if (!say.is_right()) return {};
  plan.frames = walk(plan.cache, steps);
  report_frames(say, block, plan);
  if (say.is_right()) say_paged_cache(say.words(), plan);
  return plan;
}

std::string dump_paged_cache(const Plan&, const PagedCachePlan& plan) {
  std::string text = fmt::format("paged_cache of {} blocks of {} tokens\n",
                                 plan.cache.pool().size(), plan.cache.page());
  if (plan.block_bits) text += fmt::format("  block: {} bits\n", digits(plan.block_bits->value()));
  for (const PagedRequest& request : plan.requests)
    text += fmt::format("  request {} \"{}\"\n", request.name, markup(request.label));
  text += dump_cache(plan.cache) + fmt::format("  about \"{}\"\n", markup(plan.about));
  text += dump_meters(plan.stats);
  for (std::size_t i = 0; i < plan.frames.size(); ++i) {
    text += fmt::format("step \"{}\"", markup(plan.step_texts[i].title));
    for (const RichText& fact : plan.step_texts[i].facts)
      text += fmt::format(" \"{}\"", markup(fact));
    text += "\n" + dump_cache(plan.frames[i].cache);
  }
  return text;
}

}  // namespace attnfig
