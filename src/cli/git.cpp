#include "cli/git.h"

#include "cli/command.h"
#include "cli/failure_text.h"
#include "io/environment.h"
#include "io/process.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <set>
#include <system_error>

namespace attnfig {
namespace {

namespace fs = std::filesystem;

/// The variables of the environment that are passed on to git: where it is installed, what the user
/// has configured, and where a repository may lie. The others, such as GIT_DIR, say which
/// repository a hook is run for, and our files may lie in another one.
constexpr std::array kept_variables = std::to_array<std::string_view>(
    {"GIT_EXEC_PATH=", "GIT_CONFIG_GLOBAL=", "GIT_CONFIG_SYSTEM=", "GIT_CONFIG_NOSYSTEM=",
     "GIT_CEILING_DIRECTORIES=", "GIT_DISCOVERY_ACROSS_FILESYSTEM="});

/// Nothing is fetched: git would get a missing object of a partial clone by commands that the
/// repository's configuration names, such as remote.origin.uploadpack and core.sshCommand. Older
/// versions of git do not know GIT_NO_LAZY_FETCH, but all know that no protocol is allowed.
constexpr std::array set_variables =
    std::to_array<std::string_view>({"GIT_ALLOW_PROTOCOL=none", "GIT_NO_LAZY_FETCH=1",
                                     "GIT_TERMINAL_PROMPT=0", "GIT_OPTIONAL_LOCKS=0"});

/// Further commands that a configuration can make git run, although none of our requests is known
/// to run them; and paths are taken as they are written, "*" included.
constexpr std::array set_options = std::to_array<std::string_view>(
    {"--no-pager", "--literal-pathspecs", "-c", "core.fsmonitor=false", "-c",
     "core.hooksPath=/dev/null", "-c", "safe.bareRepository=explicit"});

/// Keys that only the configuration of a partial clone has.
constexpr const char* partial_keys = R"(^(remote\..*\.promisor|extensions\.partialclone)$)";

std::vector<std::string> environment_of_git() {
  std::vector<std::string> variables = environment();
  std::erase_if(variables, [](const std::string& variable) {
    const auto is_this = [&](std::string_view kept) { return variable.starts_with(kept); };
    return variable.starts_with("GIT_") &&
           std::none_of(kept_variables.begin(), kept_variables.end(), is_this);
  });
  variables.insert(variables.end(), set_variables.begin(), set_variables.end());
  return variables;
}

Ran git(const std::string& folder, const std::vector<std::string>& arguments,
        const std::string& input = {}) {
  Program program{.name = "git", .arguments = {"-C", folder}, .environment = environment_of_git()};
  std::vector<std::string>& all = program.arguments;
  all.insert(all.end(), set_options.begin(), set_options.end());
  all.insert(all.end(), arguments.begin(), arguments.end());
  try {
    return run_program(program, input);
  } catch (const std::system_error& error) {
    throw UsageError{fmt::format("git cannot be run: {}", error.code().message())};
  }
}

std::string first_line(const std::string& text) {
  return text.substr(0, text.find('\n'));
}

/// The nearest existing folder above a file, which need not exist itself.
std::string folder_of(const std::string& file) {
  fs::path folder = fs::weakly_canonical(fs::absolute(file)).parent_path();
  while (!fs::is_directory(folder)) folder = folder.parent_path();
  return folder.string();
}

/// Looks before git is run, so that git's errors are about a repository that exists.
bool is_in_repository(const fs::path& folder) {
  if (fs::exists(folder / ".git")) return true;
  return folder.has_relative_path() && is_in_repository(folder.parent_path());
}

}  // namespace

GitRevision::GitRevision(const std::string& revision, const std::vector<std::string>& files)
    : revision_(revision) {
  std::map<std::string, Repository> repositories;  // by their folders
  std::set<std::string> folders;
  for (const std::string& file : files) folders.insert(folder_of(file));
  for (const std::string& folder : folders) {
    if (!is_in_repository(folder)) continue;
    const Ran top = git(folder, {"rev-parse", "--show-toplevel"});
    if (!top.well)
      throw UsageError{
          fmt::format("--against {}: {}", printable(revision), failure_text("git", top.errors))};
    const std::string repository = first_line(top.output);
    if (!repositories.contains(repository))
      repositories[repository] = repository_at(repository, revision);
    by_folder_[folder] = repositories[repository];
  }
  if (by_folder_.empty())
    throw UsageError{
        fmt::format("--against {}: there is no such folder, and {} is in no git "
                    "repository",
                    printable(revision), printable(files.empty() ? "." : files[0]))};
}

std::string GitRevision::text(const std::string& file) const {
  const fs::path whole = fs::weakly_canonical(fs::absolute(file));
  const Repository* innermost = nullptr;  // of those that the file lies in
  for (const auto& [folder, repository] : by_folder_) {
    const fs::path inside = whole.lexically_relative(repository.folder);
    if (inside.empty() || *inside.begin() == "..") continue;
    if (innermost == nullptr || innermost->folder.size() < repository.folder.size())
      innermost = &repository;
  }
  if (innermost == nullptr) return {};
  const Repository& repository = *innermost;
  const std::string path = whole.lexically_relative(repository.folder).generic_string();
  // git reads one name a line here; no file of a figure has a line end in its name.
  if (path.find('\n') != std::string::npos) return {};
  const Ran answer = git(repository.folder, {"cat-file", "--batch"},
                         fmt::format("{}:{}\n", repository.commit, path));
  // "<object> blob <size>", the text and a line end; or "<object> missing".
  const std::string head = first_line(answer.output);
  if (answer.well && head.find(" blob ") != std::string::npos && !head.ends_with(" missing"))
    return answer.output.substr(head.size() + 1, answer.output.size() - head.size() - 2);
  if (repository.is_partial && !is_absent(repository, path))
    throw UsageError{
        fmt::format("--against {}: {} is not in this partial clone, and attnfig fetches nothing\n"
                    "  hint: git diff {} fetches it",
                    printable(revision_), printable(file), printable(revision_))};
  return {};
}

/// Whether the revision has no such file. Also false where a partial clone lacks the folders to
/// decide.
bool GitRevision::is_absent(const Repository& repository, const std::string& path) {
  const Ran listed = git(repository.folder,
                         {"ls-tree", "--full-tree", "--name-only", repository.commit, "--", path});
  return listed.well && listed.output.empty();
}

GitRevision::Repository GitRevision::repository_at(const std::string& folder,
                                                   const std::string& revision) {
  const Ran commit =
      git(folder, {"rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}"});
  if (!commit.well)
    throw UsageError{
        fmt::format("--against {}: there is no such folder, and no such revision "
                    "in the git repository {}",
                    printable(revision), printable(folder))};
  const Ran partial = git(folder, {"config", "--get-regexp", partial_keys});
  return {folder, first_line(commit.output), partial.well};
}

}  // namespace attnfig
