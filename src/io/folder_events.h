#pragma once

#include <set>
#include <string>
#include <vector>

namespace attnfig {

/// Tells that an entry of some folders was written, made, renamed or removed, but not which: the
/// program looks for itself, so that events dropped or joined by the system do no harm.
class FolderEvents {
 public:
  FolderEvents();
  ~FolderEvents();
  FolderEvents(const FolderEvents&) = delete;
  FolderEvents& operator=(const FolderEvents&) = delete;

  enum class Watched : unsigned char {
    as_before,
    more,     // what was read of the new folders before may be out of date
    not_all,  // the platform has no events, or none are left
  };
  /// Watches these folders, and no others, from now on. Folders that do not exist are skipped.
  Watched watch(const std::vector<std::string>& folders);

  /// Can be read when there are events; for `wait_for`.
  int descriptor() const { return descriptor_; }
  /// Discards the present events.
  void drain();

 private:
  int descriptor_ = -1;
  std::set<int> watches_;
};

}  // namespace attnfig
