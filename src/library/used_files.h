#pragma once

#include "library/state.h"

namespace attnfig {

/// Puts the layouts of the files that a spec uses into it, and of those that these use themselves.
/// Returns the paths of all, sorted. Throws InvalidInput with everything that is wrong with one of
/// these files, or with naming it.
std::vector<std::string> put_used_files(SpecInput& spec, const ReadOptions& options,
                                        const Library::State& library);

}  // namespace attnfig
