#pragma once

#include "io/lines.h"
#include "io/pipe.h"

#include <string>
#include <string_view>
#include <sys/types.h>
#include <vector>

namespace attnfig {

/// A program of ours that runs beside this one as long as this value lives, takes commands from its
/// standard input and ends when that ends.
class Companion {
 public:
  /// Throws std::system_error if it cannot be started.
  Companion(const std::string& program, const std::vector<std::string>& arguments);
  ~Companion();
  Companion(const Companion&) = delete;
  Companion& operator=(const Companion&) = delete;

  /// Sends a text to its standard input. If the program no longer reads, nothing fails here:
  /// `descriptor` shows that it has ended.
  void send(std::string_view text);
  /// Waits for a line of its standard output; nothing if the output ends first.
  std::optional<std::string> read_line() { return lines_.next(); }
  /// Its standard output: can be read, for `wait_for`, when it has written more or has ended.
  int descriptor() const { return out_.ends[0]; }

 private:
  Pipe in_;
  Pipe out_;
  Lines lines_{out_.ends[0]};
  pid_t program_ = 0;
};

}  // namespace attnfig
