#pragma once

#include <set>
#include <string>
#include <vector>

namespace attnfig {

/// Tells that an entry of some folders was written, made, renamed or removed. Not which: who waits
/// looks for himself, so that events that the system drops or joins cost nothing.
class FolderEvents {
 public:
  FolderEvents();
  ~FolderEvents();
  FolderEvents(const FolderEvents&) = delete;
  FolderEvents& operator=(const FolderEvents&) = delete;

  enum class Watched : unsigned char {
    as_before,
    more,     // what was read of the new folders before may be old
    not_all,  // the platform has no events, or none are left
  };
  /// From now on these folders, and no others, are watched. Those that are not there are skipped.
  Watched watch(const std::vector<std::string>& folders);

  /// Can be read when there are events; for `wait_for`.
  int descriptor() const { return descriptor_; }
  /// Forgets the events that there are.
  void drain();

 private:
  int descriptor_ = -1;
  std::set<int> watches_;
};

}  // namespace attnfig
