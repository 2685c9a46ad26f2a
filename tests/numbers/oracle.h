#pragma once

#include "model/attention.h"
#include "numbers/big.h"

// The cache of a layout, computed from the definitions in the papers alone: no code is shared with
// src/model/cache.cpp, and nothing is grouped, named or cancelled.

namespace attnfig::numbers {

/// Bits for the batch at the layout's context: of all devices, or of one tensor-parallel rank,
/// which holds ceil(copies / ranks) of every tensor.
Big total(const Attention& layout);
Big rank(const Attention& layout);

/// Bits of one sequence of so many tokens.
Big sequence(const Attention& layout, UInt128 context);

/// Bits of one sequence: recurrent states and the tails of convolutions.
Big state(const Attention& layout);

/// Bits of one sequence: full windows and chunks, an encoder's tokens, and the surplus of the
/// newest tokens.
Big windows(const Attention& layout);

/// Bits that so many tokens add: of all tensors that grow (as long as no window is full), or of
/// those without a window (afterwards). The tokens must be a multiple of all strides.
enum class Adding { before_windows_are_full, afterwards };
Big added(const Attention& layout, Adding adding, UInt128 tokens);

/// Whether so many tokens make whole entries in every growing tensor.
bool is_multiple_of_strides(const Attention& layout, UInt128 tokens);

}  // namespace attnfig::numbers
