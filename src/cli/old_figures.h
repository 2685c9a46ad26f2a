#pragma once

#include "cli/batch.h"
#include "cli/git.h"
#include "cli/run_files.h"

#include <optional>

namespace attnfig {

/// What figures are held against: those on disk, those of another folder, or a revision of git.
class OldFigures {
 public:
  /// `against` is a folder or else a revision; empty: what `build` would write over. Throws
  /// UsageError for what is neither.
  OldFigures(const Batch& batch, std::string against);

  /// The old figure of a job whose new one is `after`, and if it can be had, its spec. Where there
  /// is only the spec, the figure is rendered from it. Throws InputError for such a spec,
  /// std::system_error for what cannot be read.
  FigureVersion version(const Job& job, const std::string& after) const;

  /// The files that hold old figures and their specs.
  std::vector<ReadFile> files() const;

  /// "the figures on disk", "../main", "revision v1.2".
  std::string about() const;

 private:
  FigureVersion on_disk(const Job& job, const std::string& after) const;
  FigureVersion in_folder(const Job& job) const;

  const Batch& batch_;
  std::string against_;
  std::optional<GitRevision> revision_ = {};
  std::optional<GitRevision> head_ = {};  // where figures on disk may have their specs
};

}  // namespace attnfig
