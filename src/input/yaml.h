#pragma once

#include "input/node.h"
#include "input/source.h"

namespace attnfig {

/// Reads the one YAML document of a source, more strictly than yaml-cpp does. Duplicate keys, tags,
/// merge keys, keys of more than 64 characters and control characters that come in by escapes are
/// complained about and left out. Thrown as InvalidInput, with all complaints so far, is what makes
/// the rest senseless: wrong syntax, anchors, aliases, directives, keys that are not text, a second
/// document, text after the document, a quote that is never closed, more than 32 levels or 20,000
/// values, a document without content. This is the only place where YAML is read.
Node read_yaml(const Source& source, Complaints& complaints);

}  // namespace attnfig
