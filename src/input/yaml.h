#pragma once

#include "input/node.h"
#include "input/source.h"

namespace attnfig {

/// Reads the one YAML document of a source. Strict: throws InvalidInput for what yaml-cpp refuses
/// and for much that it accepts: duplicate keys, anchors, aliases, tags, merge keys, directives,
/// keys that are not text, a second document, text after the document, a quote that is never
/// closed, more than 32 levels, more than 20,000 values, control characters that come in by
/// escapes. A document without content is an error too. This is the only place where YAML is read.
Node read_yaml(const Source& source);

}  // namespace attnfig
