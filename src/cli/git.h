#pragma once

#include <map>
#include <string>
#include <vector>

namespace attnfig {

/// Files as a revision of git has them. git is asked as a program, without a shell.
class GitRevision {
 public:
  /// Finds the repositories that `files` lie in. Throws UsageError if no file lies in one, if git
  /// cannot be run, and if one of the repositories does not have the revision.
  GitRevision(const std::string& revision, const std::vector<std::string>& files);

  /// The text of a file; empty if the revision does not have it. For several threads at a time.
  std::string text(const std::string& file) const;

 private:
  struct Repository {
    std::string folder;  // of its working tree
    std::string commit;
  };

  std::map<std::string, Repository> by_folder_;  // by the folder of a file
};

}  // namespace attnfig
