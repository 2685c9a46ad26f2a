#pragma once

#include "input/source_text.h"

#include <optional>

namespace attnfig {

/// The error for a character of YAML's syntax that is not the ASCII one, such as a full-width colon
/// or a curly quote, on the line of a byte where YAML is wrong or on the line with content above;
/// nothing if there is none, or if it may be a part of a text.
std::optional<Diagnostic> explain_lookalike(const SourceText& source, std::size_t at);

/// The error for a key that starts with another blank or dash than those of YAML, which takes them
/// for letters.
std::optional<Diagnostic> explain_key_start(const SourceText& source, std::string_view key,
                                            std::size_t at);

}  // namespace attnfig
