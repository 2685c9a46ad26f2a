#pragma once

#include "cli/batch.h"
#include "io/stamp.h"

#include <map>

namespace attnfig {

/// What `watch` was told to watch, as it was when it began: a folder that goes and comes back is
/// still a folder.
struct Targets {
  std::vector<std::string> inputs;
  std::vector<std::string> folders;  // those of them that are folders
  std::string templates;             // empty: the built-in
};

/// Throws UsageError for what is not there, or is standard input.
Targets targets_of(const BatchOptions& options);

/// What all figures of a batch are made from, at one time.
struct Watched {
  std::vector<std::string> inputs;         // those of BatchOptions that hold specs now
  std::map<std::string, Stamp> specs;      // by their paths as `Batch::input` has them
  std::map<std::string, Stamp> templates;  // by their paths
  std::vector<std::string> folders;        // where all of this would change
};

/// Throws std::system_error for folders that cannot be read, or go while they are.
Watched look_at(const Targets& targets);

/// What happened to specs between two looks, in the order of their paths.
struct Changes {
  std::vector<std::string> to_draw;  // new, written anew, or all where a template changed
  std::vector<std::string> gone;
};

Changes changes(const Watched& before, const Watched& now);

/// The options of a batch of what is there now. Its figures go where those of the whole batch went,
/// though it may be down to one spec.
BatchOptions options_of(BatchOptions options, const Targets& targets, const Watched& now);

}  // namespace attnfig
