#pragma once

#include "attnfig_diff.h"
#include "cli/git.h"
#include "cli/run_batch.h"
#include "cli/run_files.h"

#include <optional>

namespace attnfig {

/// The figures to compare with: those on disk, those of another folder, or a revision of git.
class OldFigures {
 public:
  /// `against` is a folder or else a revision; empty: the figures that `build` would overwrite.
  /// Throws UsageError if it is neither.
  OldFigures(const Batch& batch, std::string against);

  /// The old figure of a job whose new one is `after`, with its spec if that can be found. Where
  /// only the spec exists, the figure is rendered from it. Throws InputError for an old spec with
  /// mistakes, std::system_error for a file that cannot be read.
  FigureVersion version(const Job& job, const std::string& after) const;

  /// The files that hold old figures and their specs.
  std::vector<ReadFile> files() const;

  /// "the figures on disk", "../main", "revision v1.2".
  std::string about() const;

 private:
  /// A figure and the text of its spec; either may be empty.
  struct Texts {
    std::string svg;
    std::string spec;
  };
  FigureVersion on_disk(const Job& job, const std::string& after) const;
  Texts in_folder(const Job& job) const;

  const Batch& batch_;
  std::string against_;
  std::optional<GitRevision> revision_ = {};
  std::optional<GitRevision> head_ = {};  // where specs of figures on disk are looked for
};

}  // namespace attnfig
