#pragma once

#include "input/node.h"
#include "input/source_text.h"

namespace attnfig {

/// Reads the one JSON value (RFC 8259) of a source, and as Python writes them also NaN and
/// Infinity, which become empty. Strings are not plain, numbers keep their spelling, true and false
/// are plain words, null is empty. Duplicate keys are reported and left out. Wrong syntax, more
/// than 32 levels or 200,000 values are thrown as InvalidInput with all errors so far. JSON is read
/// only here.
Node read_json(const SourceText& source, Diagnostics& diagnostics);

}  // namespace attnfig
