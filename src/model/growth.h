#pragma once

#include "model/cache.h"

#include <optional>
#include <vector>

namespace attnfig {

// The cache of a layout against its context.

/// The longest context that is looked at.
inline constexpr UInt128 most_context = UInt128{1} << 40;

/// Bits of the batch with so many tokens in the context of each sequence.
Formula<unit::Bit> batch_bits(const Attention& attention, const Formula<unit::Token>& context,
                              Share share);

/// The longest context whose cache fits into some memory.
struct Capacity {
  enum class Kind {
    tokens,      // it is full after so many
    never_fits,  // not even with one token
    never_full,  // the cache does not grow so far
  };
  Kind kind = Kind::tokens;
  Tokens tokens = {};

  friend bool operator==(const Capacity&, const Capacity&) = default;
};
Capacity capacity(const Attention& attention, Bits memory, Share share);

/// A context at which some layers stop growing.
struct Knee {
  Tokens at;
  Layers layers;  // that stop
  Rate before;    // bits that a token adds in all layers, of one sequence
  Rate after;
};
/// In ascending order. Chunks, too, stop at the most that they keep: what engines reserve.
std::vector<Knee> knees(const Attention& attention);

/// How what a layer caches grows.
enum class LayerGrowth {
  growing,   // with every token, without end
  capped,    // up to a window or chunk
  constant,  // states and encoders
  nothing,   // it caches nothing
};
LayerGrowth growth_of(const LayerKind& kind);

/// The layers of a model by the growth of what they cache.
struct LayersByGrowth {
  UInt128 growing = 0;
  UInt128 capped = 0;
  UInt128 constant = 0;
  UInt128 nothing = 0;

  friend bool operator==(const LayersByGrowth&, const LayersByGrowth&) = default;
};
LayersByGrowth layers_by_growth(const Attention& attention);

/// Bits of a sequence that do not grow once all windows are full: these and a slope describe it.
Formula<unit::Bit> constant_bits(const Attention& attention);

/// The context, rounded up, at which what grows equals what does not. Nothing: one of both is 0.
std::optional<Tokens> balance(const Attention& attention);

enum class CurveScale { linear, log };

struct CurvePoint {
  Tokens tokens;
  Bits bits;  // of the batch, or a rank's share of it

  friend bool operator==(const CurvePoint&, const CurvePoint&) = default;
};

/// Points of a curve from one context to a longer one, at least 1: both ends, each bend, and one a
/// quarter of a doubling; without those that lie on a straight line between others.
std::vector<CurvePoint> curve(const Attention& attention, Tokens from, Tokens to, CurveScale scale,
                              Share share);

}  // namespace attnfig
