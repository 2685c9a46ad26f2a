#include "cli/git.h"

#include "cli/command.h"
#include "diagnostic.h"
#include "io/process.h"

#include <fmt/format.h>

#include <filesystem>
#include <set>
#include <system_error>

namespace attnfig {
namespace {

namespace fs = std::filesystem;

/// What git prints; nothing if it fails.
std::optional<std::string> git(const std::string& folder, std::vector<std::string> arguments,
                               const std::string& input = {}) {
  arguments.insert(arguments.begin(), {"-C", folder});
  try {
    return run_beside("git", arguments, input);
  } catch (const std::system_error& error) {
    if (error.code() == std::errc::io_error) return {};
    throw UsageError{fmt::format("git cannot be run: {}", error.code().message())};
  }
}

std::string first_line(const std::string& text) {
  return text.substr(0, text.find('\n'));
}

/// The folder that a file lies in, or would; the nearest one that is there.
std::string folder_of(const std::string& file) {
  fs::path folder = fs::weakly_canonical(fs::absolute(file)).parent_path();
  while (!fs::is_directory(folder)) folder = folder.parent_path();
  return folder.string();
}

/// Looks before git is asked, which would say on standard error that there is none.
bool is_in_repository(const fs::path& folder) {
  if (fs::exists(folder / ".git")) return true;
  return folder.has_relative_path() && is_in_repository(folder.parent_path());
}

}  // namespace

GitRevision::GitRevision(const std::string& revision, const std::vector<std::string>& files) {
  std::map<std::string, std::string> commits;  // by repository
  std::set<std::string> folders;
  for (const std::string& file : files) folders.insert(folder_of(file));
  for (const std::string& folder : folders) {
    if (!is_in_repository(folder)) continue;
    const auto top = git(folder, {"rev-parse", "--is-inside-work-tree", "--show-toplevel"});
    if (!top) continue;
    const std::string repository =
        first_line(top->substr(std::min(top->find('\n') + 1, top->size())));
    if (!commits.contains(repository)) {
      const auto commit = git(repository, {"rev-parse", "--verify", "--quiet", "--end-of-options",
                                           revision + "^{commit}"});
      if (!commit)
        throw UsageError{
            fmt::format("--against {}: there is no such folder, and no such revision "
                        "in the git repository {}",
                        printable(revision), printable(repository))};
      commits[repository] = first_line(*commit);
    }
    by_folder_[folder] = {repository, commits[repository]};
  }
  if (by_folder_.empty())
    throw UsageError{
        fmt::format("--against {}: there is no such folder, and {} is in no git "
                    "repository",
                    printable(revision), printable(files.empty() ? "." : files[0]))};
}

std::string GitRevision::text(const std::string& file) const {
  const auto found = by_folder_.find(folder_of(file));
  if (found == by_folder_.end()) return {};
  const Repository& repository = found->second;
  const std::string path = fs::weakly_canonical(fs::absolute(file))
                               .lexically_relative(repository.folder)
                               .generic_string();
  // A name is a line of what git is asked here; no file of a figure has a line end in its name.
  if (path.find('\n') != std::string::npos) return {};
  const auto answer = git(repository.folder, {"cat-file", "--batch"},
                          fmt::format("{}:{}\n", repository.commit, path));
  // "<object> blob <size>", the text and a line end; or "<object> missing".
  if (!answer) return {};
  const std::string head = first_line(*answer);
  if (head.find(" blob ") == std::string::npos || head.ends_with(" missing")) return {};
  return answer->substr(head.size() + 1, answer->size() - head.size() - 2);
}

}  // namespace attnfig
