#pragma once

#include "model/mask/mask.h"
#include "spec/words.h"

#include <vector>

namespace attnfig {

/// What tells reasons apart by colour. Those that bound what a query reads have one: each of them
/// is the main rule of its mask.
std::vector<std::string_view> colour_kinds(const Mask& mask);
constexpr std::string_view bound_kind = "bound";

/// Which keys each reason lets a query read, in words: "window of 4". The sample comes last.
std::vector<std::string> reason_phrases(const Words& words, const Mask& mask);

/// What the mask is called: "Sliding window + sinks".
std::string mask_title(const Words& words, const Mask& mask);

}  // namespace attnfig
