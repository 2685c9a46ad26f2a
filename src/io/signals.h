#pragma once

#include "io/pipe.h"

namespace attnfig {

/// While this value lives, SIGINT (Ctrl-C), SIGTERM and SIGHUP are noted and do not end the
/// program. Signals that were ignored before, such as SIGHUP under nohup, stay ignored. One such
/// value at a time.
class StopSignals {
 public:
  StopSignals();
  ~StopSignals();
  StopSignals(const StopSignals&) = delete;
  StopSignals& operator=(const StopSignals&) = delete;

  /// Whether one of them has arrived. Callable from any thread.
  bool asked() const;
  /// Can be read once one has arrived; for `wait_for`.
  int descriptor() const { return pipe_.ends[0]; }

 private:
  Pipe pipe_;
};

}  // namespace attnfig
