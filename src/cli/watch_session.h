#pragma once

#include "cli/preview.h"
#include "cli/run_batch.h"
#include "cli/watched.h"
#include "io/signals.h"

#include <optional>

namespace attnfig {

/// The figures that `watch` keeps up to date.
class WatchSession {
 public:
  /// Throws UsageError for options that no batch could have.
  WatchSession(Console& console, const BatchOptions& options, const Targets& targets,
               const StopSignals& stop);

  /// Shows the figures on a page from now on. `batch` is settled.
  void serve(const std::string& port, const BatchOptions& batch);
  /// Becomes readable, for `wait_for`, when the page is no longer served.
  int preview_descriptor() const { return preview_ ? preview_->descriptor() : -1; }

  /// Looks at the inputs and returns the folders whose events announce changes to them.
  std::vector<std::string> look();
  /// Draws what has changed since it was last drawn.
  void draw();

 private:
  void draw_first();
  void draw_changes(const Changes& changed);
  void note_drawn();
  /// Returns the outcomes of these specs' figures.
  std::vector<Outcome> draw_specs(const std::vector<std::string>& specs);
  void show(const Batch& batch, std::size_t number, const Delivery& delivery);
  void log_gone(const std::string& spec);
  /// Prints, once, an error that no single figure caused; empty: it is over.
  void log_failure(const std::string& message);

  Console& console_;
  const BatchOptions& options_;
  const Targets& targets_;
  const StopSignals& stop_;
  std::optional<Preview> preview_;
  std::string previewed_;                       // the format that the page shows
  std::map<std::string, std::string> figures_;  // on the page, by their specs
  /// Files that figures were made from, beside their specs, as they were when first read.
  std::map<std::string, Stamp> used_;
  Watched seen_;
  std::optional<Watched> drawn_;
  std::string failure_;
  bool could_look_ = true;
};

}  // namespace attnfig
