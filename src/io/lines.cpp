#include "io/lines.h"

#include <array>
#include <cerrno>
#include <unistd.h>
#include <utility>

namespace attnfig {

std::optional<std::string> Lines::next() {
  while (true) {
    const std::size_t end = text_.find('\n', seen_);
    if (end != std::string::npos) {
      std::string line = text_.substr(0, end);
      text_.erase(0, end + 1);
      seen_ = 0;
      return line;
    }
    seen_ = text_.size();
    std::array<char, 65536> part;
    const ssize_t size = ::read(file_, part.data(), part.size());
    if (size < 0 && errno == EINTR) continue;
    if (size <= 0) {
      if (text_.empty()) return {};
      seen_ = 0;
      return std::exchange(text_, {});
    }
    text_.append(part.data(), static_cast<std::size_t>(size));
  }
}

}  // namespace attnfig
