#pragma once

#include "input/node.h"
#include "input/source_text.h"

namespace attnfig {

/// Reads the one YAML document of a source, more strictly than yaml-cpp does. Duplicate keys, tags,
/// merge keys, keys of more than 64 characters and control characters from escapes are reported and
/// left out. Errors that make the rest senseless are thrown as InvalidInput with all errors so far:
/// wrong syntax, anchors, aliases, directives, keys that are not text, a second document, text
/// after the document, a quote that is never closed, more than 32 levels or 20,000 values, a
/// document without content. YAML is read only here.
Node read_yaml(const SourceText& source, Diagnostics& diagnostics);

}  // namespace attnfig
