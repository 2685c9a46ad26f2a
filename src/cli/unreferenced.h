#pragma once

#include "cli/batch.h"

namespace attnfig {

/// Files that no spec of a batch needs: claims beside no spec in its folders, and figures of ours
/// in the folder of -o that no spec draws. A figure is ours if the ids in its SVG say so; its PNG,
/// PDF and table go with it. Folders of languages and themes that the batch does not draw are not
/// searched, and neither is the output folder of specs that were named one by one, because others
/// may use it.
std::vector<Diagnostic> find_unreferenced(const Batch& batch, const Library& library);

}  // namespace attnfig
