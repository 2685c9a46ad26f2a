#pragma once

#include "cli/batch.h"

#include <string>
#include <vector>

namespace attnfig {

void declare_depfile(CLI::App& app, DepfileOptions& options);

/// What a batch's figures were made from, for a build system. Nothing is written without a file.
class Depfile {
 public:
  /// Throws UsageError where a path cannot be written, or the file is a spec or a figure.
  Depfile(const BatchOptions& options, const Batch& batch);

  /// What run_batch tells of a figure.
  void note(std::size_t index, const std::vector<std::string>& templates);
  /// Writes the rules of all figures, in the order of their specs.
  void write() const;

 private:
  void refuse_to_replace(const std::string& path) const;
  void refuse_unwritable(const std::string& path) const;

  const BatchOptions& options_;
  const Batch& batch_;
  std::vector<std::vector<std::string>> templates_;
};

}  // namespace attnfig
