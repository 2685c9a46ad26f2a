#include "io/folder_events.h"

#include <array>
#include <cerrno>
#include <cstdint>
#include <sys/inotify.h>
#include <unistd.h>

namespace attnfig {
namespace {

// A file that is being written gives no event until it is closed. Attributes count because a file
// may become readable.
constexpr std::uint32_t of_interest = IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_CREATE |
                                      IN_DELETE | IN_DELETE_SELF | IN_MOVE_SELF | IN_ATTRIB |
                                      IN_ONLYDIR | IN_EXCL_UNLINK;

}  // namespace

FolderEvents::FolderEvents() : descriptor_(::inotify_init1(IN_NONBLOCK | IN_CLOEXEC)) {}

FolderEvents::~FolderEvents() {
  if (0 <= descriptor_) ::close(descriptor_);
}

FolderEvents::Watched FolderEvents::watch(const std::vector<std::string>& folders) {
  if (descriptor_ < 0) return Watched::not_all;
  std::set<int> watches;
  for (const std::string& folder : folders) {
    const int watch = ::inotify_add_watch(descriptor_, folder.c_str(), of_interest);
    if (watch < 0 && errno != ENOENT && errno != ENOTDIR && errno != EACCES)
      return Watched::not_all;
    if (0 <= watch) watches.insert(watch);
  }
  // A folder that was moved away would still give events.
  for (const int watch : watches_)
    if (!watches.contains(watch)) ::inotify_rm_watch(descriptor_, watch);
  Watched watched = Watched::as_before;
  for (const int watch : watches)
    if (!watches_.contains(watch)) watched = Watched::more;
  watches_ = watches;
  return watched;
}

void FolderEvents::drain() {
  std::array<char, 16384> events;
  while (0 < ::read(descriptor_, events.data(), events.size())) {
  }
}

}  // namespace attnfig
