#pragma once

#include <optional>
#include <string>

namespace attnfig {

/// The lines of an open file, such as a pipe, as they arrive.
class Lines {
 public:
  explicit Lines(int file) : file_(file) {}

  /// The next line without its end, once it is complete; the last one needs no end. Nothing at the
  /// end of the file.
  std::optional<std::string> next();

 private:
  int file_;
  std::string text_;      // read and not yet returned
  std::size_t seen_ = 0;  // this much of it has no line end
};

}  // namespace attnfig
