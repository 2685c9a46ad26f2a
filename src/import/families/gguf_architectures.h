#pragma once

#include "import/config.h"

#include <optional>

// What is known of architectures whose GGUF files can be read, beside what the files say.

namespace attnfig {

/// Which layers have states.
enum class States {
  none,
  all,            // in place of attention
  without_heads,  // those without KV heads
  between,        // all but every so many
  beside,         // all, beside attention
};

/// Where an architecture has states; nothing of one that is not known.
std::optional<States> states_of(std::string_view architecture);

/// Every so many layers one is full, where llama.cpp knows that by the name alone; else 0.
Wide usual_period(std::string_view architecture);

/// Whether an architecture is known, as the file has it or as its user assumes. Complains if not.
bool check_architecture(Config& config, const ConfigWord& name);

/// Complains of keys that decide the cache and that an assumed architecture does not read.
void complain_unread(Config& config, const ConfigWord& name);

}  // namespace attnfig
