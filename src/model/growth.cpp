#include "model/growth.h"

#include <algorithm>

namespace attnfig {
namespace {

bool is_growing(const Tensor& tensor) {
  return tensor.cached() && tensor.growth.along == Growth::Along::context;
}

UInt128 kept(const Cap& cap) {
  return kept_tokens(cap).amount().count();
}

/// Calls `visit` with each kind and each of its cached tensors that grow with the context.
template <class Visit>
void for_growing(const Attention& attention, Visit visit) {
  for (const LayerKind& kind : attention.layers)
    for (const Block& block : kind.blocks)
      for (const Tensor& tensor : block.tensors)
        if (is_growing(tensor)) visit(kind, tensor);
}

void sort_uniquely(std::vector<UInt128>& all) {
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
}

/// Contexts at which a line bends: a window is full, entries begin, tokens are quantised.
std::vector<UInt128> bends(const Attention& attention) {
  std::vector<UInt128> all;
  for_growing(attention, [&](const LayerKind&, const Tensor& tensor) {
    if (tensor.growth.cap) all.push_back(kept(*tensor.growth.cap));
    if (tensor.growth.skipped.amount.count() != 0)
      all.push_back(tensor.growth.skipped.amount.count());
    if (tensor.residual)
      all.push_back(tensor.growth.skipped.amount.count() +
                    tensor.residual->tokens.amount.count() *
                        tensor.growth.tokens_per_entry.amount.count());
  });
  sort_uniquely(all);
  return all;
}

/// Contexts a quarter of a doubling apart, from the first.
std::vector<UInt128> quarter_doublings(UInt128 from, UInt128 to) {
  // 2^(k/4) in units of 2^-16.
  constexpr UInt128 quarters[] = {65'536, 77'936, 92'682, 110'218};
  std::vector<UInt128> all;
  for (UInt128 octave = from; octave < to; octave *= 2)
    for (const UInt128 quarter : quarters) {
      const UInt128 tokens = octave * quarter >> 16;
      if (tokens < to) all.push_back(tokens);
    }
  all.push_back(to);
  return all;
}

bool products_agree(UInt128 a, UInt128 b, UInt128 c, UInt128 d) {
  UInt128 left = 0;
  UInt128 right = 0;
  return !__builtin_mul_overflow(a, b, &left) && !__builtin_mul_overflow(c, d, &right) &&
         left == right;
}

/// Whether a line from `a` to `c` passes through `b`. On a log scale that is known where bits are
/// proportional to tokens, or constant.
bool is_straight(const CurvePoint& a, const CurvePoint& b, const CurvePoint& c, CurveScale scale) {
  if (a.bits == b.bits && b.bits == c.bits) return true;
  const auto bits = [](const CurvePoint& point) { return point.bits.count(); };
  const auto tokens = [](const CurvePoint& point) { return point.tokens.count(); };
  if (scale == CurveScale::linear)
    return products_agree(bits(b) - bits(a), tokens(c) - tokens(a), bits(c) - bits(a),
                          tokens(b) - tokens(a));
  return products_agree(bits(a), tokens(b), bits(b), tokens(a)) &&
         products_agree(bits(a), tokens(c), bits(c), tokens(a));
}

}  // namespace

Formula<unit::Bit> batch_bits(const Attention& attention, const Formula<unit::Token>& context,
                              Share share) {
  return formula_of(attention.batch) * sequence_bits(attention, context, share);
}

Capacity capacity(const Attention& attention, Bits memory, Share share) {
  const auto fits = [&](UInt128 tokens) {
    return !(memory < batch_bits(attention, formula_of(Tokens(tokens)), share).amount());
  };
  if (!fits(1)) return {Capacity::Kind::never_fits};
  if (fits(most_context)) return {Capacity::Kind::never_full};
  // Caches never shrink, so halving finds the last context that fits.
  UInt128 low = 1;
  for (UInt128 high = most_context; 1 < high - low;) {
    const UInt128 middle = low + (high - low) / 2;
    (fits(middle) ? low : high) = middle;
  }
  return {Capacity::Kind::tokens, Tokens(low)};
}

std::vector<Knee> knees(const Attention& attention) {
  std::vector<UInt128> at;
  for_growing(attention, [&](const LayerKind&, const Tensor& tensor) {
    if (tensor.growth.cap) at.push_back(kept(*tensor.growth.cap));
  });
  sort_uniquely(at);
  std::vector<Knee> all;
  for (const UInt128 tokens : at) {
    Knee knee{Tokens(tokens),
              {},
              rate_beyond(attention, Tokens(tokens - 1)),
              rate_beyond(attention, Tokens(tokens))};
    const LayerKind* last = nullptr;
    for_growing(attention, [&](const LayerKind& kind, const Tensor& tensor) {
      if (!tensor.growth.cap || kept(*tensor.growth.cap) != tokens || last == &kind) return;
      knee.layers = knee.layers + kind.layers.amount;
      last = &kind;
    });
    all.push_back(std::move(knee));
  }
  return all;
}

LayerGrowth growth_of(const LayerKind& kind) {
  bool cached = false;
  bool capped = false;
  bool growing = false;
  for (const Block& block : kind.blocks)
    for (const Tensor& tensor : block.tensors) {
      cached |= tensor.cached();
      capped |= is_growing(tensor) && tensor.growth.cap;
      growing |= is_growing(tensor) && !tensor.growth.cap;
    }
  return growing  ? LayerGrowth::growing
         : capped ? LayerGrowth::capped
         : cached ? LayerGrowth::constant
                  : LayerGrowth::nothing;
}

LayersByGrowth layers_by_growth(const Attention& attention) {
  LayersByGrowth all;
  const auto layers = [&](LayerGrowth growth) -> UInt128& {
    switch (growth) {
      case LayerGrowth::growing:
        return all.growing;
      case LayerGrowth::capped:
        return all.capped;
      case LayerGrowth::constant:
        return all.constant;
      case LayerGrowth::nothing:
        break;
    }
    return all.nothing;
  };
  for (const LayerKind& kind : attention.layers)
    layers(growth_of(kind)) += kind.layers.amount.count();
  return all;
}

Formula<unit::Bit> constant_bits(const Attention& attention) {
  return state_bits(attention) + full_window_bits(attention);
}

std::optional<Tokens> balance(const Attention& attention) {
  const Rate rate = slope(attention);
  const UInt128 grows = rate.bits.amount().count();
  const Formula<unit::Bit> constant =
      times(Expression::constant(rate.tokens), constant_bits(attention));
  const UInt128 bits = constant.amount().count();
  if (grows == 0 || bits == 0) return {};
  return Tokens(bits / grows + (bits % grows == 0 ? 0 : 1));
}

std::vector<CurvePoint> curve(const Attention& attention, Tokens from, Tokens to, CurveScale scale,
                              Share share) {
  std::vector<UInt128> contexts = quarter_doublings(from.count(), to.count());
  for (const UInt128 bend : bends(attention))
    if (from.count() < bend && bend < to.count()) contexts.push_back(bend);
  sort_uniquely(contexts);
  std::vector<CurvePoint> points;
  for (const UInt128 context : contexts) {
    const Tokens tokens(context);
    points.push_back({tokens, batch_bits(attention, formula_of(tokens), share).amount()});
    const std::size_t count = points.size();
    if (3 <= count && is_straight(points[count - 3], points[count - 2], points[count - 1], scale))
      points.erase(points.end() - 2);
  }
  return points;
}

}  // namespace attnfig
