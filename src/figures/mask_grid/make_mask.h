#pragma once

#include "figures/mask_grid/block.h"
#include "model/mask/mask.h"
#include "spec/saying.h"

namespace attnfig {

/// Reports an error at the place of a value. One without a place could not be read, and was
/// reported then.
void report_at(const Saying& say, Place place, const std::string& message,
               std::string_view hint = {});

/// Whether queries read later keys too.
bool reads_both_ways(const MaskRules& rules);

/// Reports rules of a mask that exclude each other.
void check_rules(const Saying& say, const MaskSpec& mask);

/// The tokens that rules with lists are about, such as documents; nothing: any number.
std::optional<Position> tokens_of(const MaskRules& rules);

/// The mask of rules in a sequence of so many tokens; nothing after an error.
std::optional<Mask> mask_of(const Saying& say, const MaskRules& rules, Position tokens);

}  // namespace attnfig
