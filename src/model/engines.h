#pragma once

#include "model/cache.h"

#include <span>

namespace attnfig {

/// The memory that an engine sets aside for the cache of one batch on one rank.
struct Reservation {
  Formula<unit::Bit> bits;
  /// Pages, or cells of one token, over all layers or groups of layers.
  Formula<unit::Entry> units;
};

/// How an inference engine reserves memory. An engine is a row of the table in engines.cpp.
struct Engine {
  std::string_view name;         // in a placeholder: reserve.vllm
  std::string_view label;        // "vLLM"
  std::string_view units;        // its unit: "pages" or "cells"
  std::string_view units_about;  // "pages of a group of layers"
  UInt128 page = 0;              // tokens of a cache page without an option; 0: it has none
  std::string_view citation;     // the code in which the rule was found
  /// Needs a context.
  Reservation (*reserve)(const Attention& attention);
};

/// Every engine, in the order in which help shows them.
std::span<const Engine> engines();

}  // namespace attnfig
