#pragma once

#include "model/attention.h"
#include "numbers/big.h"

#include <optional>
#include <span>
#include <string_view>

namespace attnfig::numbers {

/// What a number would be if it were counted in a way of src/audit/conventions.cpp: calculated by
/// the oracle from what the way's name says.
struct Counted {
  std::string_view name;      // of the convention: "k_or_v_once"
  std::string_view quantity;  // that it is tried with
  /// Nothing where the convention has nothing to change.
  std::optional<Big> (*bits)(const Attention& layout);
};

/// All conventions of counting, without those of units, baselines and models.
std::span<const Counted> all_counted();

}  // namespace attnfig::numbers
