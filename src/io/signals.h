#pragma once

#include "io/pipe.h"

namespace attnfig {

/// As long as this value lives, SIGINT (Ctrl-C), SIGTERM and SIGHUP do not end the program but are
/// noted. What was ignored before, such as SIGHUP under nohup, stays so. One at a time.
class StopSignals {
 public:
  StopSignals();
  ~StopSignals();
  StopSignals(const StopSignals&) = delete;
  StopSignals& operator=(const StopSignals&) = delete;

  /// One of them has come. Callable from any thread.
  bool asked() const;
  /// Can be read once one has come; for `wait_for`.
  int descriptor() const { return pipe_.ends[0]; }

 private:
  Pipe pipe_;
};

}  // namespace attnfig
