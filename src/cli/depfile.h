#pragma once

#include "cli/batch.h"

namespace attnfig {

/// Collects the files that a batch's figures were made from, for a build system.
class Depfile {
 public:
  /// Throws UsageError where the rules of a depfile cannot be written.
  explicit Depfile(const Batch& batch);

  /// Notes what a figure was made from beside its spec; run_batch calls it.
  void note(std::size_t number, const std::vector<std::string>& inputs);
  /// Writes the rules of all figures, in the order of their specs.
  void write() const { write_rules(options_, rules_); }

 private:
  const DepfileOptions& options_;
  std::vector<DepRule> rules_;
};

}  // namespace attnfig
