#pragma once

#include "input/source_text.h"

namespace attnfig {

/// Throws InvalidInput for a text that git left in place of a file: one with marks of a conflict,
/// each of which is reported, or a pointer of Git LFS.
void refuse_stand_in(const SourceText& source);

}  // namespace attnfig
