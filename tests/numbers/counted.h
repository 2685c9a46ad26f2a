#pragma once

#include "model/attention.h"
#include "numbers/big.h"

#include <optional>
#include <span>
#include <string_view>

namespace attnfig::numbers {

/// A number as it would be if counted in one way of src/audit/conventions.cpp: calculated by the
/// oracle from the meaning of the way's name.
struct Counted {
  std::string_view name;      // of the convention: "k_or_v_once"
  std::string_view quantity;  // that it is tried with
  /// Nothing if the convention changes nothing.
  std::optional<Big> (*bits)(const Attention& layout);
};

/// All conventions of counting, without those of units, baselines and models.
std::span<const Counted> all_counted();

}  // namespace attnfig::numbers
