#pragma once

#include <chrono>
#include <cstddef>
#include <mutex>
#include <string_view>

namespace attnfig {

/// Writes data to standard output, and all messages to standard error.
class Console {
 public:
  Console();

  /// From now on only errors are shown.
  void set_quiet() { quiet_ = true; }

  /// Throws std::system_error if standard output cannot be written, for example to a full disk or a
  /// closed pipe.
  void print(std::string_view data);
  /// Shows a summary or note.
  void log(std::string_view text);
  /// Always shows an error. A failure to show it is ignored: no stream is left to report it on.
  void report(std::string_view text);

  /// Whether standard error is a terminal that is not dumb, and NO_COLOR is not set.
  bool coloured() const { return coloured_; }

  /// Shows a bar on a terminal once the work has taken a while; callable from any thread.
  void progress(std::size_t done, std::size_t all);
  /// Removes the bar, if there is one.
  void end_progress();

 private:
  void clear_bar();

  bool quiet_ = false;
  bool terminal_ = false;
  bool coloured_ = false;
  bool bar_shown_ = false;
  std::chrono::steady_clock::time_point start_;
  std::chrono::steady_clock::time_point last_;
  std::mutex mutex_;
};

}  // namespace attnfig
