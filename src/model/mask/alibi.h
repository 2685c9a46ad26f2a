#pragma once

#include "model/mask/runs.h"

#include <string>
#include <vector>

namespace attnfig {

// ALiBi (Press et al. 2022, arXiv:2108.12409): no mask, but a causal one whose scores are lowered
// by slope × distance, so that a key's weight falls by exp(−slope × distance).

/// The slope of a head: 2 to the power of −numerator / denominator.
struct AlibiSlope {
  unsigned numerator = 0;
  unsigned denominator = 1;

  friend bool operator==(const AlibiSlope&, const AlibiSlope&) = default;
};

/// The slopes of so many heads: 2^(−8h/heads) of head h = 1 …, if their number is a power of two;
/// else those of the next lower power of two, and then every other one of the next higher power
/// (attention_with_linear_biases, `get_slopes`).
std::vector<AlibiSlope> alibi_slopes(unsigned heads);

/// "1/256"; "2^{−1/2}" where the slope is no fraction.
std::string to_text(const AlibiSlope& slope);

/// exp(−slope × distance) in 1/10,000, rounded: the weight of a key so far back, relative to that
/// of an equal score at the query itself.
unsigned alibi_weight(const AlibiSlope& slope, Position distance);

/// A weight as one of five shades, 5 for a whole one and 1 for the lightest.
unsigned alibi_shade(unsigned weight);

}  // namespace attnfig
