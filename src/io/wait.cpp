#include "io/wait.h"

#include <cerrno>
#include <poll.h>
#include <system_error>

namespace attnfig {

std::vector<bool> wait_for(const std::vector<int>& descriptors, int milliseconds) {
  std::vector<pollfd> waiting;
  waiting.reserve(descriptors.size());
  for (const int descriptor : descriptors) waiting.push_back({descriptor, POLLIN, 0});
  const int found = ::poll(waiting.data(), static_cast<nfds_t>(waiting.size()), milliseconds);
  if (found < 0 && errno != EINTR) throw std::system_error(errno, std::generic_category(), "poll");
  std::vector<bool> ready;
  ready.reserve(waiting.size());
  for (const pollfd& each : waiting) ready.push_back(0 < found && each.revents != 0);
  return ready;
}

}  // namespace attnfig
