#pragma once

#include "figures/growth/growth.h"

namespace attnfig {

/// A layout as it is drawn, from one context to another.
struct Subject {
  const CurveSpec* spec = nullptr;  // null: the spec lists no curves
  std::size_t layout = 0;
  std::size_t offset = 0;  // of its name, for errors
  Attention attention;
  UInt128 from = 0;
  UInt128 to = 0;
};

/// Bits on one device at a context.
UInt128 bits_at(const Subject& subject, UInt128 tokens);

/// The curves of a block. Reports layouts that cannot be drawn.
std::vector<Subject> subjects_of(Saying& say, const GrowthBlock& block);

}  // namespace attnfig
