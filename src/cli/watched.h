#pragma once

#include "cli/batch.h"
#include "io/stamp.h"

#include <map>

namespace attnfig {

/// The inputs of `watch` as they were when it began: a folder that disappears and comes back is
/// still a folder.
struct Targets {
  std::vector<std::string> inputs;
  std::vector<std::string> folders;  // those of them that are folders
  std::string templates;             // empty: the built-in
  std::string project;               // the file; empty: none
};

/// Throws UsageError for inputs that do not exist, and for standard input.
Targets targets_of(const BatchOptions& options, const Setup& setup);

/// Everything that the figures of a batch are made from, at one time.
struct Watched {
  std::vector<std::string> inputs;     // those of BatchOptions that hold specs now
  std::map<std::string, Stamp> specs;  // by their paths as `Inputs` has them
  std::map<std::string, Stamp> setup;  // templates and the project file, by their paths
  std::map<std::string, Stamp> used;   // other files that figures are made from
  std::vector<std::string> folders;    // whose events announce changes to all of this
};

/// `used` are the files that figures are known to be made from, beside their specs. Throws
/// std::system_error for folders that cannot be read, or disappear meanwhile.
Watched look_at(const Targets& targets, const std::map<std::string, Stamp>& used);

/// The changes of specs between two looks, in the order of their paths.
struct Changes {
  std::vector<std::string> to_draw;  // new, written anew, or all where what they share changed
  std::vector<std::string> gone;
};

Changes changes(const Watched& before, const Watched& now);

/// The options for a batch of the inputs that exist now. Figures go where those of the whole batch
/// went, even if a single spec is left.
BatchOptions options_of(BatchOptions options, const Targets& targets, const Watched& now);

}  // namespace attnfig
