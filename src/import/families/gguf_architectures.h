#pragma once

#include "import/config.h"

#include <optional>

// Facts about architectures whose GGUF files can be read that the files do not state.

namespace attnfig {

/// Which layers have states.
enum class States {
  none,
  all,            // each, in place of attention
  matrices,       // each, of RWKV
  without_heads,  // those without KV heads
  convolutions,   // the same, of a short convolution
  between,        // all but every n-th
  beside,         // each, beside attention
  nothing,        // none, and no attention caches either
};

/// Which layers of an architecture have states; nothing for an unknown one.
std::optional<States> states_of(std::string_view architecture);

/// n if every n-th layer is full and llama.cpp knows that by the name alone; else 0.
UInt128 usual_period(std::string_view architecture);

/// Whether each file of such an architecture has a window, of a length that it must state.
bool has_window(std::string_view architecture);

/// Whether an architecture, stated or assumed, is known. Reports one that is not.
bool check_architecture(Config& config, const ConfigWord& name);

/// Reports keys that decide the cache and that an assumed architecture does not read.
void report_unread(Config& config, const ConfigWord& name);

}  // namespace attnfig
