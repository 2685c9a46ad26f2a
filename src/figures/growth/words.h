#pragma once

#include "spec/words.h"

// Words of figures of growth.

namespace attnfig {

namespace word {

constexpr Word growth_tokens = {"growth_tokens", "the axis of tokens"};
constexpr Word axis_ticks = {"axis_ticks", "the ticks {} of a chart's axes"};
constexpr Word one_device = {"one_device", "one accelerator of the name {}"};

}  // namespace word

constexpr Word growth_words_of_axes[] = {word::growth_tokens, word::axis_ticks, word::one_device};

}  // namespace attnfig
