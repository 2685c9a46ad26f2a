#pragma once

#include "scene/geometry.h"
#include "text/rich_text.h"

#include <cstdint>

namespace attnfig {

/// Measures a line of text, run after run.
class Pen {
 public:
  Pen(Length size, Weight weight) : size_(size), weight_(weight) {}

  /// Starts a new run. Browsers round each run up to 1/64 px: Chromium in
  /// ShapeResult::SnappedWidth.
  void start_run();
  void add(std::string_view text, const RunStyle& style);

  /// The advance over all runs, rounded up to 1/100 px.
  Length way() const;

 private:
  Length size_;
  Weight weight_;
  // In units of 1/(2048 × 100) px, so that nothing is rounded before the end.
  std::int64_t way_ = 0;
};

}  // namespace attnfig
