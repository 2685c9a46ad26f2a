#pragma once

#include "cli/batch.h"

namespace attnfig {

/// Files that nothing of a batch needs: claims beside no spec in its folders, and in the folder
/// that -o names figures of ours that no spec gives. A figure is ours if its SVG says so by its
/// ids; its PNG, PDF and table go with it. Folders of languages that the batch does not draw are
/// not looked at, and neither is an output folder for specs that were named one by one: others may
/// use it.
std::vector<Finding> find_unreferenced(const Batch& batch, const BatchOptions& options,
                                       const std::vector<std::string>& known_languages);

}  // namespace attnfig
