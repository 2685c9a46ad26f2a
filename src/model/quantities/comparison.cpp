#include "model/quantities/comparison.h"

#include "model/number_text.h"
#include "model/quantities/answers.h"

namespace attnfig::quantity {
namespace {

/// The amounts by which two layouts are compared: the whole cache if both state a context, else a
/// token's part.
struct Pair {
  UInt128 own = 0;
  UInt128 base = 0;
  std::string refusal = {};
  std::vector<Expression> how = {};
};

Pair pair(const Attention& attention, const Attention& baseline) {
  if (attention.context.has_value() != baseline.context.has_value())
    return {.refusal = fmt::format("{} states a context and {} does not",
                                   attention.context ? attention.name : baseline.name,
                                   attention.context ? baseline.name : attention.name)};
  const auto step = [](const Attention& layout, const Formula<unit::Bit>& bits) {
    return named(fmt::format("bits of {}", layout.name), "bits", bits).is;
  };
  if (attention.context) {
    const Formula<unit::Bit> own = cached_bits(attention, Share::whole);
    const Formula<unit::Bit> base = cached_bits(baseline, Share::whole);
    return {own.amount().count(),
            base.amount().count(),
            {},
            {step(attention, own), step(baseline, base)}};
  }
  const Rate own = bits_per_token(attention);
  const Rate base = bits_per_token(baseline);
  return {times(Expression::constant(base.tokens), own.bits).amount().count(),
          times(Expression::constant(own.tokens), base.bits).amount().count(),
          {},
          {step(attention, own.bits), step(baseline, base.bits)}};
}

/// The quotient of two caches, for a pattern of the baseline's {0} and the layout's own {1}.
Closing closing(std::string_view pattern, const Attention& attention, const Attention& baseline,
                const Pair& sizes) {
  return {
      fmt::format(fmt::runtime(pattern), "bits of " + baseline.name, "bits of " + attention.name),
      fmt::format(fmt::runtime(pattern), grouped(sizes.base), grouped(sizes.own))};
}

/// The reason why a cache that is not smaller than its baseline's has no value, or no text.
std::string not_smaller(const Attention& attention, const Attention& baseline, const Pair& sizes) {
  if (!sizes.refusal.empty()) return sizes.refusal;
  if (sizes.own == 0) return fmt::format("{} caches nothing", attention.name);
  if (sizes.own < sizes.base) return {};
  return fmt::format("{} caches {} {}, so it is not smaller", attention.name,
                     sizes.own == sizes.base ? "as much as" : "more than", baseline.name);
}

Answer share(const Attention& attention, const Attention& baseline) {
  const Pair sizes = pair(attention, baseline);
  if (!sizes.refusal.empty()) return refusal(sizes.refusal);
  if (sizes.base == 0) return refusal(fmt::format("{} caches nothing", baseline.name));
  return {Saving{sizes.own, sizes.base},
          {},
          sizes.how,
          closing("{1} / {0}", attention, baseline, sizes)};
}

Answer ratio(const Attention& attention, const Attention& baseline) {
  const Pair sizes = pair(attention, baseline);
  if (const std::string why = not_smaller(attention, baseline, sizes); !why.empty())
    return refusal(why);
  return {Ratio{sizes.base, sizes.own},
          {},
          sizes.how,
          closing("{0} / {1}", attention, baseline, sizes)};
}

Answer saving(const Attention& attention, const Attention& baseline) {
  const Pair sizes = pair(attention, baseline);
  if (const std::string why = not_smaller(attention, baseline, sizes); !why.empty())
    return refusal(why);
  return {Saving{sizes.base - sizes.own, sizes.base},
          {},
          sizes.how,
          closing("1 − {1} / {0}", attention, baseline, sizes)};
}

}  // namespace

std::vector<Quantity> of_comparison() {
  return {
      {.name = "cache.ratio",
       .about = "how many times smaller the cache is than the baseline's: whole caches where both "
                "layouts state a context, else those of one token",
       .rule = rule(ratio),
       .citation = "baseline / own",
       .needs = {.baseline = true},
       .brief = true},
      {.name = "cache.saving",
       .about = "the share of the baseline's cache that this one saves",
       .rule = rule(saving),
       .citation = "1 − own / baseline",
       .needs = {.baseline = true},
       .brief = true},
      {.name = "cache.share",
       .about = "the part of the baseline's cache that this one takes",
       .rule = rule(share),
       .citation = "own / baseline",
       .needs = {.baseline = true}},
  };
}

}  // namespace attnfig::quantity
