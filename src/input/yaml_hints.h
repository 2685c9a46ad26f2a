#pragma once

#include "input/source_text.h"

namespace attnfig {

/// Turns yaml-cpp's message about a byte into an error at the place of the mistake: yaml-cpp often
/// notices a mistake lines later, and its messages name its own state ("end of map not found").
Diagnostic explain_yaml_error(const SourceText& source, std::size_t at, const std::string& said);

/// The error for an anchor "&name" or an alias "*name", which may be a text that only looks like
/// one.
Diagnostic explain_anchor(const SourceText& source, std::size_t at);

/// The error for a key that is not there.
Diagnostic explain_empty_key(const SourceText& source, std::size_t at);

}  // namespace attnfig
