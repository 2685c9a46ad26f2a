#pragma once

#include "attnfig_diff.h"
#include "cli/run_batch.h"

#include <string>
#include <vector>

namespace attnfig {

/// The figures of a batch to compare: all, or those named by their path, their spec's path or their
/// name.
class Selection {
 public:
  /// Throws UsageError for a name that fits no figure.
  Selection(const Batch& batch, const std::vector<std::string>& names);
  bool holds(std::size_t number) const { return chosen_[number]; }

 private:
  std::vector<bool> chosen_;
};

/// The row of --only.
Argument selection_row(std::vector<std::string>& names);

/// The changes in the figure of a job. A figure that is not an SVG, such as a dump, has only lines.
FigureDiff diff_of(const Job& job, FigureVersion before, std::string after);

/// "1 figure", "2 figures".
std::string figures_text(std::size_t count);

}  // namespace attnfig
