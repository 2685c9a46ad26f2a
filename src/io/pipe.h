#pragma once

#include <array>
#include <cstddef>

namespace attnfig {

/// A pipe whose ends are closed when it goes, and in programs that are started. Throws
/// std::system_error.
struct Pipe {
  std::array<int, 2> ends = {-1, -1};  // to read from, to write to

  Pipe();
  ~Pipe();
  Pipe(const Pipe&) = delete;
  Pipe& operator=(const Pipe&) = delete;

  void close(std::size_t end);
};

}  // namespace attnfig
