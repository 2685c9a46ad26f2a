#pragma once

#include <chrono>
#include <cstddef>
#include <mutex>
#include <string_view>

namespace attnfig {

/// Data goes to standard output, talk to standard error.
class Console {
 public:
  Console();

  /// From now on only complaints are shown.
  void hush() { quiet_ = true; }

  /// Throws std::system_error if standard output cannot be written, such as a full disk or a closed
  /// pipe.
  void print(std::string_view data);
  /// A summary or note.
  void say(std::string_view text);
  /// Shown always. Nothing is left to tell a failure to, so failures are ignored.
  void complain(std::string_view text);

  /// Standard error is a terminal that is not dumb, and NO_COLOR is not set.
  bool coloured() const { return coloured_; }

  /// A bar on a terminal once the work has taken a while; callable from any thread.
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
