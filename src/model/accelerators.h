#pragma once

#include "units.h"

#include <span>
#include <string_view>

namespace attnfig {

/// The memory of an accelerator, as its driver reports it: what is sold as 80 GB is 80 GiB or a
/// little less.
struct Accelerator {
  std::string_view name;  // "A100", "A100 40GB"
  std::string_view sold;  // "80 GB"
  UInt128 mebibytes = 0;  // reported
  std::string_view source;

  constexpr Bits memory() const { return Bits(mebibytes << 23); }
};

/// In the order in which help shows them.
std::span<const Accelerator> accelerators();

/// Null if there is none of that name.
const Accelerator* find_accelerator(std::string_view name);

}  // namespace attnfig
