#pragma once

#include "scene/font_size.h"

#include <cstdint>

namespace attnfig {

/// Measures a line of text, run after run.
class Pen {
 public:
  Pen(FontSize size, Weight weight) : size_(size), weight_(weight) {}

  /// Starts a new run. Browsers round each run up to 1/64 px: Chromium in
  /// ShapeResult::SnappedWidth.
  void start_run();
  void add(std::string_view text, const RunStyle& style);

  /// The advance over all runs, rounded up to 1/100 px.
  Length way() const;

 private:
  FontSize size_;
  Weight weight_;
  // In units of 1/(units_per_em × 100) px, so that nothing is rounded before the end.
  std::int64_t way_ = 0;
};

}  // namespace attnfig
