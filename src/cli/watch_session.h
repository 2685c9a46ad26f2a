#pragma once

#include "cli/preview.h"
#include "cli/watched.h"
#include "io/signals.h"

#include <optional>

namespace attnfig {

/// What `watch` knows of the figures that it keeps up to date.
class WatchSession {
 public:
  /// Throws UsageError for options that no batch could have.
  WatchSession(Console& console, const BatchOptions& options, const Targets& targets,
               const StopSignals& stop);

  /// Shows the figures on a page from now on.
  void serve(const std::string& port);
  /// Tells when the page is served no more, for `wait_for`.
  int preview_descriptor() const { return preview_ ? preview_->descriptor() : -1; }

  /// Looks at what is there and returns the folders where it would change.
  std::vector<std::string> look();
  /// Draws what has changed since it was last drawn.
  void draw();

 private:
  void draw_first();
  void draw_changes(const Changes& changed);
  /// Returns what became of the figures of these specs.
  std::vector<Outcome> draw_specs(const std::vector<std::string>& specs);
  void show(const Batch& batch, std::size_t index, const Delivery& delivery);
  void say_gone(const std::string& spec);
  /// Says what no one figure is to blame for, once; empty: it is over.
  void say_failure(const std::string& message);

  Console& console_;
  const BatchOptions& options_;
  const Targets& targets_;
  const StopSignals& stop_;
  std::optional<Preview> preview_;
  std::string previewed_;                       // the format that the page shows
  std::map<std::string, std::string> figures_;  // on the page, by their specs
  Watched seen_;
  std::optional<Watched> drawn_;
  std::string failure_;
  bool could_look_ = true;
};

}  // namespace attnfig
