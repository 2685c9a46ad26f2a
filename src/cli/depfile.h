#pragma once

#include "cli/batch.h"

namespace attnfig {

/// Collects the files that a batch's figures were made from, for a build system.
class Depfile {
 public:
  /// Throws UsageError where the rules of a depfile cannot be written.
  Depfile(const BatchOptions& options, const Batch& batch);

  /// Notes one figure; run_batch calls it.
  void note(std::size_t index, const std::vector<std::string>& templates);
  /// Writes the rules of all figures, in the order of their specs.
  void write() const { write_rules(options_.depfile, rules_); }

 private:
  const BatchOptions& options_;
  std::vector<DepRule> rules_;
};

}  // namespace attnfig
