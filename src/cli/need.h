#pragma once

#include "attnfig.h"
#include "io/console.h"

namespace attnfig {

/// What the library gives. Throws InputError with its diagnostics where it gives nothing.
template <class T>
T need(Expected<T> expected) {
  if (!expected) throw InputError(std::move(expected.diagnostics));
  return *std::move(expected.value);
}

/// Colours for messages, where standard error is a terminal.
Emphasis emphasis_of(const Console& console);

}  // namespace attnfig
