#pragma once

#include <map>
#include <string>
#include <vector>

namespace attnfig {

/// Files at a revision of git. git runs as a program, without a shell. It fetches nothing and runs
/// nothing that the repository's own configuration names: the repository may be a stranger's.
class GitRevision {
 public:
  /// Finds the repositories that `files` lie in. Throws UsageError if no file lies in one, if git
  /// cannot be run or refuses one, and if one of them does not have the revision.
  GitRevision(const std::string& revision, const std::vector<std::string>& files);

  /// The text of a file; empty if the revision does not have it. Callable from several threads.
  /// Throws UsageError if the revision has the file but a partial clone lacks it.
  std::string text(const std::string& file) const;

 private:
  struct Repository {
    std::string folder;  // of its working tree
    std::string commit;
    bool is_partial = false;  // objects of its commits may be missing
  };

  static Repository repository_at(const std::string& folder, const std::string& revision);
  static bool is_absent(const Repository& repository, const std::string& path);

  std::string revision_;
  std::map<std::string, Repository> by_folder_;  // by the folder of a file
};

}  // namespace attnfig
